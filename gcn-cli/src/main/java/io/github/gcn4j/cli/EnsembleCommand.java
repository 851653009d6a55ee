package io.github.gcn4j.cli;

import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Ensemble;
import io.github.gcn4j.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code gcn ensemble}. */
final class EnsembleCommand extends GcnCommand {
  private final Argument<Path> out =
      required("--out", "FILE", Path.class, "Model file to write (*.safetensors).");
  private final Argument<Double> temperature =
      withDefault(
          "--temperature",
          "T",
          Double.class,
          "1",
          "Divide the mean logits by this before the softmax.");
  private final Argument<List<Path>> members =
      parameter(
          PositionalParamSpec.builder()
              .type(List.class)
              .auxiliaryTypes(Path.class)
              .arity("0..*")
              .paramLabel("FILE")
              .description("Model files, two or more, of the same classes and images."));

  EnsembleCommand(Shell shell) {
    super(
        "ensemble",
        shell,
        "Makes one model of several, whose logits are the mean of theirs: for example of the same"
            + " training with --seed 0, 1 and 2, which err on different images.",
        "The result is a model like any other. It takes as long as its members together, less what"
            + " they share.");
    usage().customSynopsis("gcn ensemble --out FILE [--temperature T] FILE FILE…");
  }

  @Override
  public Integer call() throws IOException {
    List<Path> files = members.ifGiven().orElse(List.of());
    require(files.size() >= 2, "expected two or more model files, found " + files.size());
    double divisor = temperature.value();
    require(
        divisor > 0 && Double.isFinite(divisor),
        "--temperature: expected a number above 0, found " + divisor);
    AtomicFile.requireWritable(out.value());
    List<Model> models = new ArrayList<>();
    for (Path file : files) {
      models.add(ModelChoice.readOne(file));
    }
    Model made = combined(models);
    ModelFile.write(made.withTrust(made.trust().withTemperature(divisor)), out.value());
    shell()
        .note(
            "wrote %s: %d members, %d parameters"
                .formatted(out.value(), models.size(), made.program().parameterCount()));
    return 0;
  }

  private Model combined(List<Model> models) {
    try {
      return Ensemble.of(models);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
  }
}
