package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.models.Pretrained;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code gcn info}. */
final class InfoCommand extends GcnCommand {
  private final Argument<Path> model =
      optional(
          "--model",
          "FILE|NAME",
          Path.class,
          "Model file, or the name of a pre-trained model: " + ModelChoice.names() + ".");
  private final Argument<Boolean> diff =
      flag("--diff", "Show where two model files differ, and how far their parameters are apart.");
  private final Argument<Boolean> card =
      flag(
          "--card",
          "Show the model card of a pre-trained model: its data, what was measured, its limits.");
  private final Argument<List<Path>> files =
      parameter(
          PositionalParamSpec.builder()
              .type(List.class)
              .auxiliaryTypes(Path.class)
              .arity("0..*")
              .paramLabel("FILE")
              .description("Model files."));
  private final Argument<Boolean> json = json("Print one JSON document.");

  InfoCommand(Shell shell) {
    super(
        "info",
        shell,
        "Shows what a model file holds and what it was made from: model, input, program, training,"
            + " data, evaluation; or with --diff A B where two differ.");
    usage()
        .customSynopsis(
            "gcn info [--json] --model FILE",
            "gcn info --card NAME",
            "gcn info [--json] --diff FILE FILE");
  }

  @Override
  public Integer call() throws IOException {
    List<Path> named = new ArrayList<>();
    model.ifGiven().ifPresent(named::add);
    files.ifGiven().ifPresent(named::addAll);
    int wanted = diff.value() ? 2 : 1;
    require(!named.isEmpty() || diff.value(), "expected --model FILE, found none: add it");
    require(
        named.size() == wanted,
        "expected "
            + (wanted == 2 ? "two model files to compare" : "one model file")
            + ", found "
            + named.size()
            + (wanted == 1 ? ": name one, or add --diff" : ""));
    if (card.value()) {
      require(
          !diff.value() && !json.value(), "--card: expected alone, found another: leave one out");
      shell().out().print(card(named.get(0)));
      return 0;
    }
    Model first = ModelChoice.readOne(named.get(0));
    if (diff.value()) {
      print(new ModelDifference(named, first, ModelChoice.readOne(named.get(1))));
    } else {
      print(first);
    }
    return 0;
  }

  private static String card(Path named) {
    return Pretrained.named(named.toString())
        .map(Pretrained::card)
        .orElseThrow(
            () ->
                new CommandException(
                    "--card with the name of a pre-trained model: " + ModelChoice.names(),
                    named.toString(),
                    "name one, or show the file without --card"));
  }

  private void print(ModelDifference difference) {
    if (json.value()) {
      shell().out().println(Json.format(difference.json()));
    } else {
      shell().out().print(difference.text());
    }
  }

  private void print(Model read) {
    if (!json.value()) {
      shell().out().print(ModelText.of(read));
      return;
    }
    Map<String, Object> document = new LinkedHashMap<>(ModelFile.description(read));
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("source", read.provenance().source());
    provenance.putAll(read.provenance().sections());
    provenance.put("metrics", ModelFacts.metrics(read.provenance()));
    document.put("provenance", provenance);
    document.put("parameter_count", read.program().parameterCount());
    document.put("baseline", read.baseline().isPresent());
    document.put("trained_on", read.trainingHashes().size());
    document.put("notice", Notice.TEXT);
    shell().out().println(Json.format(document));
  }
}
