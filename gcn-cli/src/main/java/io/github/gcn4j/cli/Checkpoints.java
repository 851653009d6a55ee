package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.ModelParts;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.io.TrainingCheckpoint;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes the model after each epoch, once more under its own name when it is the best yet, and at
 * last all it takes to go on. Killed in between, a run that is resumed writes the same again.
 */
final class Checkpoints implements TrainingListener {
  private final ModelParts parts;
  private final OutputFiles files;
  private int epochs;

  Checkpoints(ModelParts parts, OutputFiles files) {
    this.parts = parts;
    this.files = files;
  }

  /** How many epochs were written. */
  int epochs() {
    return epochs;
  }

  /**
   * Writes the models.
   *
   * @throws UncheckedIOException if one cannot be written
   */
  @Override
  public void epochFinished(EpochReport report, Parameters parameters) {
    try {
      Model model = parts.after(report, parameters);
      ModelFile.write(model, files.last());
      if (report.best()) {
        ModelFile.write(model, files.model());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the checkpoint.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public void stateReached(TrainingState state) {
    try {
      new TrainingCheckpoint(parts.program(), parts.provenance(), state).write(files.checkpoint());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    epochs = state.epoch();
  }
}
