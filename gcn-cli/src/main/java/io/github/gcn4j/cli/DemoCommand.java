package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.imaging.ImageClassifier;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.imaging.TrainedModel;
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
import java.util.concurrent.CancellationException;

/** {@code gcn demo}. */
final class DemoCommand extends GcnCommand {
  private static final long SEED = 1;

  private final Argument<Path> out =
      withDefault("--out", "DIR", Path.class, "gcn-demo", "Where to write.");
  private final Argument<Integer> images =
      withDefault("--images", "N", Integer.class, "100", "Images to paint of each class.");
  private final Argument<Integer> imageSize =
      withDefault("--image-size", "N", Integer.class, "48", "The model sees N×N pixels.");
  private final Argument<Integer> epochs =
      withDefault("--epochs", "N", Integer.class, "20", "Passes over the training images.");
  private final BackendChoice backend = new BackendChoice(this);

  DemoCommand(Shell shell) {
    super(
        "demo",
        shell,
        "Shows everything in about a minute, without any download: paints a small data set of blood"
            + " smears, trains, evaluates, classifies some, and writes a report with pictures.",
        "The pictures are painted: the figures say nothing about real blood.");
  }

  @Override
  public Integer call() throws IOException {
    requireBetween("--images", images.value(), 10, 10_000);
    requireBetween("--image-size", imageSize.value(), 16, 256);
    requireBetween("--epochs", epochs.value(), 1, 10_000);
    try (Interruption interruption = Interruption.guard();
        TensorBackend opened = backend.open()) {
      DemoFolder folder = DemoFolder.claim(out.value());
      paint(folder.images());
      TrainingJob job = new TrainingJob(plan(folder), opened, backend.threads(), shell());
      try {
        show(folder, job.run(interruption), opened);
        return 0;
      } catch (CancellationException | InterruptedIOException e) {
        shell().note(job.stopped());
        return Interruption.STATUS;
      }
    }
  }

  private void paint(Path folder) throws IOException {
    int side = 2 * imageSize.value();
    SyntheticSmears smears = new SyntheticSmears(side, side, images.value(), SEED);
    shell().note("painting %d images".formatted(SyntheticSmears.CLASSES.size() * images.value()));
    smears.write(folder, (done, total) -> {});
  }

  private TrainingPlan plan(DemoFolder folder) {
    Recipe recipe = Recipe.of(Preset.PYRAMID).withImageSize(imageSize.value());
    // A batch of 32 would leave so small a data set too few steps.
    TrainingOptions options =
        recipe.options().withEpochs(epochs.value()).withBatch(16).withSeed(SEED);
    return new TrainingPlan(
        folder.images(),
        folder.model(),
        recipe.withOptions(options),
        SplitPlan.random(0.25, 0.1, SEED),
        Optional.empty(),
        Optional.empty(),
        Optional.of(folder.report()));
  }

  private void show(DemoFolder folder, TrainingOutcome outcome, TensorBackend opened)
      throws IOException {
    TrainedModel trained = outcome.first().trained();
    ModelEvaluation test = trained.test().orElseThrow();
    PrintStream results = shell().out();
    results.println();
    results.print(test.text());
    results.println();
    results.println("One test image of each class: file, class, confidence");
    try (ImageClassifier classifier = ImageClassifier.open(trained.model(), opened)) {
      for (Prediction prediction : firstOfEachClass(test.model())) {
        Path image = folder.images().resolve(prediction.name());
        results.println(PredictionText.line(image, classifier.classify(image), false));
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
