package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.LoadedImages;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.ModelParts;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.io.TrainingLog;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One training run from the image folder to the evaluated model file. */
final class TrainingJob {
  private final TrainingPlan plan;
  private final TensorBackend backend;
  private final int threads;
  private final Shell shell;
  private final OutputFiles files;
  private @Nullable Checkpoints checkpoints;

  /**
   * A job to be run once.
   *
   * @param threads that load images
   */
  TrainingJob(TrainingPlan plan, TensorBackend backend, int threads, Shell shell) {
    this.plan = plan;
    this.backend = backend;
    this.threads = threads;
    this.shell = shell;
    this.files = OutputFiles.of(plan.out());
  }

  /** Where a run that was stopped stands, in words. */
  String stopped() {
    int epochs = checkpoints == null ? 0 : checkpoints.epochs();
    return epochs == 0
        ? "stopped before the first epoch ended: no model was written"
        : "stopped after %d of %d epochs: the last is whole in %s, the best in %s"
            .formatted(epochs, plan.options().epochs(), files.last(), files.model());
  }

  /**
   * Trains, evaluates and writes.
   *
   * @throws CommandException if the data cannot be learnt from
   * @throws IOException if images cannot be read or files not be written
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  TrainingOutcome run(Interruption interruption) throws IOException {
    requireWritable();
    ImageFolder folder = folder();
    Optional<ListedImages> lists = lists(folder);
    ImageFolder wanted = lists.isPresent() ? lists.get().wanted(folder) : folder;
    LoadedImages loaded = DataLoading.load(wanted, preprocessing(), threads, shell);
    ImageSplit split = split(loaded.images(), lists);
    shell.note(split.words());
    requireTestImagesForReport(split);
    ModelParts parts =
        ModelParts.of(plan.preset(), preprocessing(), split, plan.options(), backend.info());
    TrainingResult result = train(parts, split, interruption);
    EpochReport best = result.epochs().get(result.bestEpoch() - 1);
    Model model = parts.after(best, result.best());
    Optional<ModelEvaluation> test = Optional.empty();
    if (split.test().size() > 0) {
      test = Optional.of(ModelEvaluation.of(model, split.test(), backend));
      model = parts.after(best, result.best(), test.get());
    }
    ModelFile.write(model, files.model());
    if (plan.report().isPresent() && test.isPresent()) {
      EvaluationReport.of(model, test.get(), plan.data())
          .epochs(result.epochs())
          .images(split)
          .skipped(loaded.skipped())
          .write(plan.report().get());
    }
    return new TrainingOutcome(model, test, loaded.skipped());
  }

  private void requireWritable() throws IOException {
    files.requireWritable();
    if (plan.report().isPresent()) {
      Files.createDirectories(plan.report().get());
    }
  }

  private Preprocessing preprocessing() {
    return Preprocessing.unit(plan.imageSize(), plan.imageSize(), 1);
  }

  private ImageFolder folder() throws IOException {
    ImageFolder folder = ImageFolder.open(plan.data());
    if (folder.classes().size() < 2) {
      throw new CommandException(
          "at least two class folders in " + plan.data(),
          "one (" + folder.classes().get(0) + ")",
          "add a folder of images for each other class");
    }
    return folder;
  }

  private Optional<ListedImages> lists(ImageFolder folder) throws IOException {
    boolean listed = plan.trainingList().isPresent() || plan.testList().isPresent();
    return listed
        ? Optional.of(ListedImages.read(folder, plan.trainingList(), plan.testList()))
        : Optional.empty();
  }

  private ImageSplit split(ImageSet images, Optional<ListedImages> lists) {
    long seed = plan.options().seed();
    ImageSplit split =
        lists
            .map(
                listed ->
                    ImageSplit.named(
                        images,
                        listed.training(),
                        listed.test(),
                        listed.words(),
                        plan.validationFraction(),
                        seed))
            .orElseGet(
                () ->
                    ImageSplit.random(
                        images, plan.testFraction(), plan.validationFraction(), seed));
    if (split.classesToLearn() < 2) {
      throw new CommandException(
          "training images of at least two classes",
          split.training().size() + " images of " + split.classesToLearn() + " class(es)",
          "add usable images to the other classes, or change the list");
    }
    requireEveryClass(split, lists.isPresent());
    return split;
  }

  /** Skipped images must not turn a class into one the model never saw without a word. */
  private void requireEveryClass(ImageSplit split, boolean listed) {
    int[] counts = split.training().classCounts();
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] > 0) {
        continue;
      }
      String name = split.training().classes().get(label);
      if (!listed) {
        throw new CommandException(
            "usable training images of every class",
            "none of " + name,
            "replace the skipped images, or remove the folder");
      }
      shell.note("warning: no training image of class " + name + " is listed");
    }
  }

  private void requireTestImagesForReport(ImageSplit split) {
    if (split.test().size() > 0) {
      return;
    }
    if (plan.report().isPresent()) {
      throw new CommandException(
          "test images for --report", "none", "add images, or raise --test-fraction");
    }
    shell.note("no test images: the model will not be measured");
  }

  private TrainingResult train(ModelParts parts, ImageSplit split, Interruption interruption)
      throws IOException {
    Checkpoints written = new Checkpoints(parts, files);
    checkpoints = written;
    long images = (long) plan.options().epochs() * split.training().size();
    try (TrainingLog log = TrainingLog.create(files.log());
        TrainingDisplay display = TrainingDisplay.of(shell, images)) {
      TrainingListener listener = interruption.shielding(List.of(written, log, display));
      return new Trainer(backend, plan.options(), List.of(listener))
          .train(
              parts.program(),
              new ImageSignals(split.training(), parts.preprocessing()),
              new ImageSignals(split.validation(), parts.preprocessing()));
    }
  }
}
