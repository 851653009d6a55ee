package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ListFile;
import io.github.gcn4j.imaging.LoadedImages;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code gcn compare}. */
final class CompareCommand extends GcnCommand {
  private final Argument<Path> first =
      file(0, "A", "A model file, or the name of a pre-trained model.");
  private final Argument<Path> second = file(1, "B", "Another, of the same classes.");
  private final Argument<Path> data =
      required(
          "--data",
          "DIR",
          Path.class,
          "Image folder: one sub-folder for each class of the models.");
  private final Argument<Path> list =
      optional("--list", "FILE", Path.class, "Only these images, one per line, relative to DIR.");
  private final Argument<Path> report =
      optional(
          "--report",
          "DIR",
          Path.class,
          "Write a report here: a page, charts, and the figures as JSON.");
  private final Argument<Boolean> json =
      json("Print one JSON document; fractions are from 0 to 1, differences A less B.");
  private final BackendChoice backend = new BackendChoice(this);

  CompareCommand(Shell shell) {
    super(
        "compare",
        shell,
        "Measures two models on the same images: which is right more often, whether chance may"
            + " explain it (McNemar's test), and where they disagree.",
        "Warns if either was trained on some of the images.");
  }

  private Argument<Path> file(int index, String label, String description) {
    return parameter(
        PositionalParamSpec.builder()
            .type(Path.class)
            .index(Integer.toString(index))
            .arity("1")
            .required(true)
            .paramLabel(label)
            .description(description));
  }

  @Override
  public Integer call() throws IOException {
    try (TensorBackend opened = backend.open()) {
      Model one = ModelChoice.readOne(first.value());
      Model other = ModelChoice.readOne(second.value());
      requireSameClasses(one, other);
      Optional<Path> pages = report.ifGiven();
      if (pages.isPresent()) {
        Files.createDirectories(pages.get());
      }
      ImageFolder folder = folder(one);
      LoadedImages loaded =
          DataLoading.load(folder, one.preprocessing(), backend.threads(), shell());
      LoadedImages again =
          one.preprocessing().equals(other.preprocessing())
              ? loaded
              : DataLoading.load(folder, other.preprocessing(), backend.threads(), shell());
      ComparedModels compared =
          ComparedModels.of(
              new ComparedModels.Side(
                  first.value(), one, ModelEvaluation.of(one, loaded.images(), opened)),
              new ComparedModels.Side(
                  second.value(), other, ModelEvaluation.of(other, again.images(), opened)));
      show(compared, loaded, pages);
      return 0;
    }
  }

  private void show(ComparedModels compared, LoadedImages loaded, Optional<Path> pages)
      throws IOException {
    compared.warnings().forEach(shell()::note);
    if (json.value()) {
      shell().out().println(Json.format(compared.json(loaded.skipped())));
    } else {
      shell().out().print(ComparisonText.render(compared));
    }
    if (pages.isPresent()) {
      Path page = HtmlReport.write(compared.report(new Pictures(data.value())), pages.get());
      shell().note("wrote " + page);
    }
  }

  private static void requireSameClasses(Model one, Model other) {
    if (!one.classes().equals(other.classes())) {
      throw new CommandException(
          "two models of the same classes in the same order",
          one.classes() + " and " + other.classes(),
          "compare models of one set of classes");
    }
  }

  private ImageFolder folder(Model read) throws IOException {
    ImageFolder all = ImageFolder.open(data.value(), read.classes());
    Optional<Path> listed = list.ifGiven();
    return listed.isPresent() ? all.select(ListFile.read(listed.get())) : all;
  }
}
