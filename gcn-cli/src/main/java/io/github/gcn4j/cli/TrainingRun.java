package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.ImageTrainer;
import io.github.gcn4j.imaging.ModelParts;
import io.github.gcn4j.imaging.TrainedModel;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.io.TrainingLog;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Trains one model on one split, and writes its files. */
final class TrainingRun {
  private final ModelParts parts;
  private final ImageSplit split;
  private final OutputFiles files;
  private final TensorBackend backend;
  private final Shell shell;
  private final Checkpoints checkpoints;
  private boolean resumed;

  TrainingRun(
      ModelParts parts, ImageSplit split, OutputFiles files, TensorBackend backend, Shell shell) {
    this.parts = parts;
    this.split = split;
    this.files = files;
    this.backend = backend;
    this.shell = shell;
    this.checkpoints = new Checkpoints(parts, files);
  }

  /** Where a run that was stopped stands, in words. */
  String stopped() {
    int epochs = checkpoints.epochs();
    if (epochs == 0) {
      return resumed
          ? "stopped before another epoch ended: go on with --resume " + files.checkpoint()
          : "stopped before the first epoch ended: no model was written";
    }
    return "stopped after %d of %d epochs: the last is whole in %s, the best in %s; go on with --resume %s"
        .formatted(
            epochs,
            parts.recipe().options().epochs(),
            files.last(),
            files.model(),
            files.checkpoint());
  }

  /**
   * Trains, tests and writes.
   *
   * @param state where to go on, if it is not from the beginning
   * @throws IOException if files cannot be written
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  TrainedModel run(Optional<TrainingState> state, Interruption interruption) throws IOException {
    resumed = state.isPresent();
    long images = (long) parts.recipe().options().epochs() * split.training().size();
    TrainedModel trained;
    try (TrainingLog log = log(state);
        TrainingDisplay display = TrainingDisplay.of(shell, images)) {
      List<TrainingListener> listeners =
          List.of(interruption.shielding(List.of(checkpoints, log, display)));
      trained =
          state.isPresent()
              ? ImageTrainer.resume(parts, split, state.get(), backend, listeners)
              : ImageTrainer.train(parts, split, backend, listeners);
    }
    ModelFile.write(trained.model(), files.model());
    return trained;
  }

  private TrainingLog log(Optional<TrainingState> state) throws IOException {
    return state.isPresent()
        ? TrainingLog.resume(files.log(), state.get().reports(), split.training().size())
        : TrainingLog.create(files.log());
  }
}
