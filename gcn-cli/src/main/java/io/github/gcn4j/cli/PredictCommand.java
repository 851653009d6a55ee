package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.imaging.Classification;
import io.github.gcn4j.imaging.ImageClassifier;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.model.ModelFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code gcn predict}. */
final class PredictCommand extends GcnCommand {
  private final Argument<Path> model = model();
  private final Argument<List<Path>> images = images();
  private final Argument<Boolean> json =
      json("Print a line of JSON for each image; probabilities are in percent.");
  private final AbstainOption abstain = new AbstainOption(this);
  private final BackendChoice backend = new BackendChoice(this);

  PredictCommand(Shell shell) {
    super(
        "predict",
        shell,
        "Classifies images; folders are searched for them.",
        "An image that cannot be used is reported, the others still run, and the exit status is 1.");
  }

  @Override
  public Integer call() throws IOException {
    abstain.requireShare();
    try (TensorBackend opened = backend.open()) {
      ModelFamily read = ModelChoice.read(model.ifGiven());
      abstain.requireKnowledge(read, ModelChoice.name(model.ifGiven()));
      int failures = 0;
      try (ImageClassifier classifier = ImageClassifier.open(read, opened)) {
        for (ImageSearch.Found found : ImageSearch.in(images.value())) {
          failures += classify(classifier, found) ? 0 : 1;
          if (shell().out().checkError()) {
            break; // nobody reads on; Main says so
          }
        }
      }
      if (!json.value()) {
        shell().note(Notice.TEXT);
      }
      return failures == 0 ? 0 : ErrorLines.FAILED;
    }
  }

  private boolean classify(ImageClassifier classifier, ImageSearch.Found found) {
    long started = System.nanoTime();
    if (found.problem().isPresent()) {
      failed(found.file(), found.problem().get());
      return false;
    }
    try {
      Classification classification = classifier.classify(found.file());
      print(found.file(), classification, (System.nanoTime() - started) / 1e6);
      return true;
    } catch (IOException e) {
      failed(found.file(), ErrorLines.describe(e));
      return false;
    } catch (IllegalArgumentException e) {
      failed(found.file(), found.file() + ": " + ErrorLines.describe(e));
      return false;
    }
  }

  private void print(Path file, Classification classification, double millis) {
    Optional<Boolean> abstained = abstain.ifGiven().map(classification::abstains);
    if (!json.value()) {
      shell().out().println(PredictionText.line(file, classification, abstained.orElse(false)));
      classification.warnings().forEach(warning -> shell().note(file + ": " + warning));
      return;
    }
    Map<String, Object> prediction = new LinkedHashMap<>();
    prediction.put("predicted_class", classification.predictedClass());
    prediction.put("confidence", Percent.number(classification.confidence()));
    prediction.put("all_probabilities", Percent.numbers(classification));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file.toString());
    line.put("success", true);
    line.put("prediction", prediction);
    abstained.ifPresent(value -> line.put("abstained", value));
    classification.typicality().ifPresent(typicality -> line.put("typicality", typicality));
    line.put("warnings", classification.warnings());
    line.put("model", classification.model());
    line.put("millis", Math.round(100 * millis) / 100.0);
    line.put("notice", Notice.TEXT);
    shell().out().println(Json.format(line));
  }

  private void failed(Path file, String problem) {
    if (!json.value()) {
      shell().note(problem);
      return;
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file.toString());
    line.put("success", false);
    line.put("error", problem);
    shell().out().println(Json.format(line));
  }
}
