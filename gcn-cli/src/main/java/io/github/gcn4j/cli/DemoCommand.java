package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.imaging.ImageClassifier;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.report.HtmlReport;
import io.github.gcn4j.training.TrainingOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gcn demo}. */
@Command(
    name = "demo",
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Shows everything in about a minute, without any download: paints a small data set of blood"
          + " smears, trains, evaluates, classifies some, and writes a report with pictures.",
      "The pictures are painted: the figures say nothing about real blood."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class DemoCommand implements Callable<Integer> {
  private static final double LEARNING_RATE = 0.01;
  private static final long SEED = 1;

  private final Shell shell;

  @Spec CommandSpec command;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "gcn-demo",
      description = "Where to write. Default: ${DEFAULT-VALUE}.")
  Path out;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "100",
      description = "Images to paint of each class. Default: ${DEFAULT-VALUE}.")
  int images;

  @Option(
      names = "--image-size",
      paramLabel = "N",
      defaultValue = "48",
      description = "The model sees N×N pixels. Default: ${DEFAULT-VALUE}.")
  int imageSize;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "25",
      description = "Passes over the training images. Default: ${DEFAULT-VALUE}.")
  int epochs;

  @Mixin BackendChoice backend;
  @Mixin CommonOptions common;

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (images < 10 || images > 10_000 || imageSize < 16 || imageSize > 256 || epochs < 1) {
      throw new ParameterException(
          command.commandLine(),
          "expected --images of 10 to 10000, --image-size of 16 to 256 and --epochs of at least 1, found %d, %d and %d"
              .formatted(images, imageSize, epochs));
    }
    try (Interruption interruption = Interruption.guard();
        TensorBackend opened = backend.open()) {
      DemoFolder folder = DemoFolder.claim(out);
      paint(folder.images());
      TrainingJob job = new TrainingJob(plan(folder), opened, backend.threads(), shell);
      try {
        show(folder, job.run(interruption), opened);
        return 0;
      } catch (CancellationException | InterruptedIOException e) {
        shell.note(job.stopped());
        return Interruption.STATUS;
      }
    }
  }

  private void paint(Path folder) throws IOException {
    SyntheticSmears smears = new SyntheticSmears(2 * imageSize, 2 * imageSize, images, SEED);
    shell.note("painting %d images".formatted(SyntheticSmears.CLASSES.size() * images));
    smears.write(folder, (done, total) -> {});
  }

  private TrainingPlan plan(DemoFolder folder) {
    return new TrainingPlan(
        folder.images(),
        folder.model(),
        Preset.FLAT,
        new TrainingOptions(epochs, 16, LEARNING_RATE, SEED),
        imageSize,
        Optional.empty(),
        Optional.empty(),
        0.25,
        0.1,
        Optional.of(folder.report()));
  }

  private void show(DemoFolder folder, TrainingOutcome outcome, TensorBackend opened)
      throws IOException {
    if (outcome.test().isEmpty()) {
      throw new IllegalStateException("expected test images, found none");
    }
    ModelEvaluation test = outcome.test().get();
    PrintStream results = shell.out();
    results.println();
    results.print(test.text());
    results.println();
    results.println("One test image of each class: file, class, confidence");
    try (ImageClassifier classifier = ImageClassifier.open(outcome.model(), opened)) {
      for (Prediction prediction : firstOfEachClass(test.model())) {
        Path image = folder.images().resolve(prediction.name());
        results.println(PredictionText.line(image, classifier.classify(image)));
      }
    }
    results.println();
    results.println("The pictures are painted: none of this says anything about real blood.");
    results.println("images  " + folder.images());
    results.println("model   " + folder.model());
    results.println("report  " + folder.report().resolve(HtmlReport.FILE_NAME));
  }

  private static List<Prediction> firstOfEachClass(Evaluation evaluation) {
    Map<Integer, Prediction> first = new TreeMap<>();
    evaluation.predictions().forEach(p -> first.putIfAbsent(p.actual(), p));
    return List.copyOf(first.values());
  }
}
