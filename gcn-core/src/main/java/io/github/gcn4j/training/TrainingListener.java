package io.github.gcn4j.training;

import io.github.gcn4j.program.Parameters;

/** Hears how a training run goes, on the thread that trains. An exception ends the run. */
public interface TrainingListener {

  /** After each step of the optimiser. */
  default void batchFinished(BatchReport report) {}

  /**
   * After each epoch.
   *
   * @param parameters as they were validated, averaged if an average is kept; copy what is to be
   *     kept
   */
  default void epochFinished(EpochReport report, Parameters parameters) {}

  /**
   * After each epoch, when every listener has heard of it.
   *
   * @param state a copy of all that {@link Trainer#resume} needs to go on from here
   */
  default void stateReached(TrainingState state) {}
}
