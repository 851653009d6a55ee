package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.LoadedImages;
import io.github.gcn4j.imaging.ModelParts;
import io.github.gcn4j.imaging.TrainedModel;
import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.io.TrainingCheckpoint;
import io.github.gcn4j.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A training from the image folder to evaluated model files: one, or one for each fold. */
final class TrainingJob {
  private final TrainingPlan plan;
  private final TensorBackend backend;
  private final int threads;
  private final Shell shell;
  private @Nullable TrainingRun running;

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
  }

  /** Where a job that was stopped stands, in words. */
  String stopped() {
    return running == null
        ? "stopped before the first epoch ended: no model was written"
        : running.stopped();
  }

  /**
   * Trains, evaluates and writes.
   *
   * @throws CommandException if another run writes the same files, or the data cannot be learnt
   *     from or is not that of the run to repeat
   * @throws IOException if images cannot be read or files not be written
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  TrainingOutcome run(Interruption interruption) throws IOException {
    requireWritable();
    RunLocks locks = RunLocks.take(allFiles(), shell);
    try (locks) {
      return undisturbed(interruption);
    }
  }

  private TrainingOutcome undisturbed(Interruption interruption) throws IOException {
    ImageFolder folder = folder();
    Optional<ListedImages> lists = plan.split().lists(folder);
    ImageFolder wanted = lists.isPresent() ? lists.get().wanted(folder) : folder;
    LoadedImages loaded = DataLoading.load(wanted, plan.recipe().preparation(), threads, shell);
    List<ImageSplit> splits = plan.split().of(loaded.images(), lists);
    TrainingDataChecks checks = new TrainingDataChecks(plan, shell);
    for (ImageSplit split : splits) {
      checks.require(split, lists.isPresent());
    }
    List<TrainingOutcome.Run> runs = new ArrayList<>();
    for (int i = 0; i < splits.size(); i++) {
      runs.add(run(i + 1, splits.get(i), splits.size(), interruption));
    }
    TrainingOutcome outcome = new TrainingOutcome(runs, loaded.skipped());
    if (plan.report().isPresent()) {
      TrainingReport.write(plan, outcome);
    }
    for (int fold = 1; fold <= splits.size(); fold++) {
      Files.deleteIfExists(files(fold).checkpoint());
    }
    return outcome;
  }

  private TrainingOutcome.Run run(int fold, ImageSplit split, int folds, Interruption interruption)
      throws IOException {
    shell.note((folds > 1 ? "fold " + fold + " of " + folds + ": " : "") + split.words());
    ModelParts parts = ModelParts.of(plan.recipe(), split, backend.info());
    Optional<TrainingState> state = state(fold, parts);
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped before fold " + fold);
    }
    TrainingRun run = new TrainingRun(parts, split, files(fold), backend, shell);
    running = run;
    TrainedModel trained = run.run(state, interruption);
    return new TrainingOutcome.Run(files(fold).model(), split, trained);
  }

  private OutputFiles files(int fold) {
    return plan.split().crossValidates()
        ? OutputFiles.ofFold(plan.out(), fold)
        : OutputFiles.of(plan.out());
  }

  /** Where a run goes on. Folds before the one that was stopped have their checkpoints still. */
  private Optional<TrainingState> state(int fold, ModelParts parts) throws IOException {
    if (!plan.split().crossValidates()) {
      plan.origin().ifPresent(origin -> origin.require(parts.provenance(), shell));
      return plan.checkpoint().map(TrainingCheckpoint::state);
    }
    plan.origin().ifPresent(origin -> requireFolds(origin, fold, parts));
    // What lies there of later folds is of another run, or soon made again.
    int stopped = plan.checkpoint().isEmpty() ? 0 : plan.origin().orElseThrow().fold().orElse(0);
    if (fold > stopped) {
      return Optional.empty();
    }
    Path file = files(fold).checkpoint();
    TrainingCheckpoint checkpoint = TrainingCheckpoint.read(file);
    new Origin(file, checkpoint.provenance()).require(parts.provenance(), shell);
    return Optional.of(checkpoint.state());
  }

  /** A cross-validation repeats, or goes on with, one of as many folds of the same images. */
  private void requireFolds(Origin origin, int fold, ModelParts parts) {
    Map<String, String> then = origin.provenance().split();
    String folds = Integer.toString(plan.split().folds());
    if (!folds.equals(then.get("folds"))) {
      throw new CommandException(
          "--folds " + then.getOrDefault("folds", "left out") + " as in " + origin.file(),
          folds,
          "leave the option out");
    }
    if (Integer.toString(fold).equals(then.get("fold"))) {
      origin.require(parts.provenance(), shell);
    }
  }

  private List<OutputFiles> allFiles() {
    return IntStream.rangeClosed(1, plan.split().crossValidates() ? plan.split().folds() : 1)
        .mapToObj(this::files)
        .toList();
  }

  private void requireWritable() throws IOException {
    for (OutputFiles files : allFiles()) {
      files.requireWritable();
    }
    if (plan.report().isPresent()) {
      Files.createDirectories(plan.report().get());
      AtomicFile.requireWritable(plan.report().get().resolve("report.html"));
    }
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
}
