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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gcn train}. */
@Command(
    name = "train",
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Trains a model on a folder with a sub-folder of images for each class.",
      "Beside OUT (model.safetensors: the best epoch) it writes model.last.safetensors (the last"
          + " epoch) and model.log.jsonl (a line for each epoch), whole at any moment.",
      "The best epoch is the one of the lowest loss on validation images, which are carved out of"
          + " the training images; the test images are not looked at before the end. Without"
          + " validation images the last epoch is the result.",
      "The same seed, data, backend and Java version give the same file, whatever the number of"
          + " threads."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class TrainCommand implements Callable<Integer> {
  private static final int LARGEST_SIDE = 1024;
  private static final int LARGEST_BATCH = 1024;

  private final Shell shell;

  @Spec CommandSpec command;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Image folder: one sub-folder for each class.")
  Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Model file to write; one that is there is replaced after the first epoch.")
  Path out;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "flat",
      converter = PresetOption.class,
      completionCandidates = PresetOption.class,
      description = "Architecture: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  Preset preset;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "25",
      description = "Passes over the training images. Default: ${DEFAULT-VALUE}.")
  int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "16",
      description = "Images per step. Default: ${DEFAULT-VALUE}.")
  int batch;

  @Option(
      names = "--lr",
      paramLabel = "X",
      defaultValue = "0.001",
      description = "Learning rate of Adam. Default: ${DEFAULT-VALUE}.")
  double learningRate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of everything random. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--image-size",
      paramLabel = "N",
      defaultValue = "96",
      description = "Images are resized to N×N pixels. Default: ${DEFAULT-VALUE}.")
  int imageSize;

  @Option(
      names = "--train-list",
      paramLabel = "FILE",
      description =
          "Train on these images only, one per line, relative to DIR. Without --test-list the"
              + " others are test images.")
  @Nullable Path trainingList;

  @Option(
      names = "--test-list",
      paramLabel = "FILE",
      description = "Test on these images. Without --train-list the others are training images.")
  @Nullable Path testList;

  @Option(
      names = "--test-fraction",
      paramLabel = "X",
      description = "Share of each class to test on if there are no lists. Default: 0.2.")
  @Nullable Double testFraction;

  @Option(
      names = "--validation-fraction",
      paramLabel = "X",
      defaultValue = "0.1",
      description =
          "Share of each class's training images that chooses the best epoch; 0: the last epoch is"
              + " the result. Default: ${DEFAULT-VALUE}.")
  double validationFraction;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write an HTML report of training and test here.")
  @Nullable Path report;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "",
      hideParamSyntax = true,
      description = "Print the result as one JSON document.")
  boolean json;

  @Mixin BackendChoice backend;
  @Mixin CommonOptions common;

  TrainCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    TrainingPlan plan = plan();
    try (Interruption interruption = Interruption.guard();
        TensorBackend opened = backend.open()) {
      TrainingJob job = new TrainingJob(plan, opened, backend.threads(), shell);
      try {
        print(job.run(interruption));
        return 0;
      } catch (CancellationException | InterruptedIOException e) {
        shell.note(job.stopped());
        return Interruption.STATUS;
      }
    }
  }

  private TrainingPlan plan() {
    require(epochs >= 1, "--epochs: expected at least 1, found " + epochs);
    require(
        batch >= 1 && batch <= LARGEST_BATCH,
        "--batch: expected 1 to " + LARGEST_BATCH + ", found " + batch);
    require(
        imageSize >= 1 && imageSize <= LARGEST_SIDE,
        "--image-size: expected 1 to " + LARGEST_SIDE + ", found " + imageSize);
    require(
        learningRate > 0 && Double.isFinite(learningRate),
        "--lr: expected a positive number, found " + learningRate);
    require(
        validationFraction >= 0 && validationFraction < 1,
        "--validation-fraction: expected at least 0 and below 1, found " + validationFraction);
    boolean listed = trainingList != null || testList != null;
    require(
        testFraction == null || !listed,
        "expected lists or --test-fraction, found both: leave one out");
    double fraction = testFraction == null ? 0.2 : testFraction;
    require(
        fraction >= 0 && fraction < 1,
        "--test-fraction: expected at least 0 and below 1, found " + fraction);
    require(
        report == null || listed || fraction > 0,
        "--report: expected test images, found --test-fraction 0: leave one out");
    return new TrainingPlan(
        data,
        out,
        preset,
        new TrainingOptions(epochs, batch, learningRate, seed),
        imageSize,
        Optional.ofNullable(trainingList),
        Optional.ofNullable(testList),
        fraction,
        validationFraction,
        Optional.ofNullable(report));
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }

  private void print(TrainingOutcome outcome) {
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("model", out.toString());
      result.put("metrics", outcome.model().provenance().metrics());
      outcome
          .test()
          .ifPresent(test -> result.put("test", EvaluationJson.of(test, outcome.skipped())));
      result.put("notice", Notice.TEXT);
      shell.out().println(Json.format(result));
    } else {
      outcome.test().ifPresent(test -> shell.out().print(test.text()));
    }
    shell.note("wrote " + out);
  }
}
