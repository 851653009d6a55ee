package io.github.gcn4j.training;

import io.github.gcn4j.program.Parameters;

/** Hears how a training run goes, on the thread that trains. An exception ends the run. */
public interface TrainingListener {

  /** After each step of the optimiser. */
  default void batchFinished(BatchReport report) {}

  /**
   * After each epoch.
   *
   * @param parameters as they are now; copy what is to be kept
   */
  default void epochFinished(EpochReport report, Parameters parameters) {}
}
