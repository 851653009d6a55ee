package io.github.gcn4j.training;

import io.github.gcn4j.program.Parameters;

/** Hears how a training run goes, on the thread that trains. An exception ends the run. */
public interface TrainingListener {

  /**
   * After the first epoch of each draw of first parameters, where there is more than one. Batches
   * of all draws were heard of; the epoch, only of the one that goes on.
   *
   * @param draw from 1
   * @param of how many there are
   * @param training how it did on its training examples
   */
  default void startTried(int draw, int of, Score training) {}

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
