package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.TrainingOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** {@code gcn train}. */
final class TrainCommand extends GcnCommand {
  private static final int LARGEST_SIDE = 1024;
  private static final int LARGEST_BATCH = 1024;
  private static final double USUAL_TEST_FRACTION = 0.2;

  private final Argument<Path> data =
      required("--data", "DIR", Path.class, "Image folder: one sub-folder for each class.");
  private final Argument<Path> out =
      required(
          "--out",
          "FILE",
          Path.class,
          "Model file to write; one that is there is replaced after the first epoch.");
  private final Argument<Preset> preset = option(PresetOption.builder());
  private final Argument<Integer> epochs =
      withDefault("--epochs", "N", Integer.class, "25", "Passes over the training images.");
  private final Argument<Integer> batch =
      withDefault("--batch", "N", Integer.class, "16", "Images per step.");
  private final Argument<Double> learningRate =
      withDefault("--lr", "X", Double.class, "0.001", "Learning rate of Adam.");
  private final Argument<Long> seed =
      withDefault("--seed", "N", Long.class, "0", "Of everything random.");
  private final Argument<Integer> imageSize =
      withDefault("--image-size", "N", Integer.class, "96", "Images are resized to N×N pixels.");
  private final Argument<Path> trainingList =
      optional(
          "--train-list",
          "FILE",
          Path.class,
          "Train on these images only, one per line, relative to DIR. Without --test-list the"
              + " others are test images.");
  private final Argument<Path> testList =
      optional(
          "--test-list",
          "FILE",
          Path.class,
          "Test on these images. Without --train-list the others are training images.");
  private final Argument<Double> testFraction =
      optional(
          "--test-fraction",
          "X",
          Double.class,
          "Share of each class to test on if there are no lists. Default: "
              + USUAL_TEST_FRACTION
              + ".");
  private final Argument<Double> validationFraction =
      withDefault(
          "--validation-fraction",
          "X",
          Double.class,
          "0.1",
          "Share of each class's training images that chooses the best epoch; 0: the last epoch is"
              + " the result.");
  private final Argument<Path> report =
      optional("--report", "DIR", Path.class, "Write an HTML report of training and test here.");
  private final Argument<Boolean> json = json("Print the result as one JSON document.");
  private final BackendChoice backend = new BackendChoice(this);

  TrainCommand(Shell shell) {
    super(
        "train",
        shell,
        "Trains a model on a folder with a sub-folder of images for each class.",
        "Beside OUT (model.safetensors: the best epoch) it writes model.last.safetensors (the last"
            + " epoch) and model.log.jsonl (a line for each epoch), whole at any moment.",
        "The best epoch is the one of the lowest loss on validation images, which are carved out of"
            + " the training images; the test images are not looked at before the end. Without"
            + " validation images the last epoch is the result.",
        "The same seed, data, backend and Java version give the same file, whatever the number of"
            + " threads.");
  }

  @Override
  public Integer call() throws IOException {
    TrainingPlan plan = plan();
    try (Interruption interruption = Interruption.guard();
        TensorBackend opened = backend.open()) {
      TrainingJob job = new TrainingJob(plan, opened, backend.threads(), shell());
      try {
        print(job.run(interruption));
        return 0;
      } catch (CancellationException | InterruptedIOException e) {
        shell().note(job.stopped());
        return Interruption.STATUS;
      }
    }
  }

  private TrainingPlan plan() {
    requireBetween("--image-size", imageSize.value(), 1, LARGEST_SIDE);
    boolean listed = trainingList.ifGiven().isPresent() || testList.ifGiven().isPresent();
    require(
        testFraction.ifGiven().isEmpty() || !listed,
        "expected lists or --test-fraction, found both: leave one out");
    double tested = testFraction.ifGiven().orElse(USUAL_TEST_FRACTION);
    requireFraction("--test-fraction", tested);
    requireFraction("--validation-fraction", validationFraction.value());
    require(
        report.ifGiven().isEmpty() || listed || tested > 0,
        "--report: expected test images, found --test-fraction 0: leave one out");
    return new TrainingPlan(
        data.value(),
        out.value(),
        preset.value(),
        options(),
        imageSize.value(),
        trainingList.ifGiven(),
        testList.ifGiven(),
        tested,
        validationFraction.value(),
        report.ifGiven());
  }

  private TrainingOptions options() {
    double rate = learningRate.value();
    require(rate > 0 && Double.isFinite(rate), "--lr: expected a positive number, found " + rate);
    requireBetween("--epochs", epochs.value(), 1, Integer.MAX_VALUE);
    requireBetween("--batch", batch.value(), 1, LARGEST_BATCH);
    return new TrainingOptions(epochs.value(), batch.value(), rate, seed.value());
  }

  private void requireFraction(String name, double value) {
    require(value >= 0 && value < 1, name + ": expected at least 0 and below 1, found " + value);
  }

  private void print(TrainingOutcome outcome) {
    if (json.value()) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("model", out.value().toString());
      result.put("metrics", outcome.model().provenance().metrics());
      outcome
          .test()
          .ifPresent(test -> result.put("test", EvaluationJson.of(test, outcome.skipped())));
      result.put("notice", Notice.TEXT);
      shell().out().println(Json.format(result));
    } else {
      outcome.test().ifPresent(test -> shell().out().print(test.text()));
    }
    shell().note("wrote " + out.value());
  }
}
