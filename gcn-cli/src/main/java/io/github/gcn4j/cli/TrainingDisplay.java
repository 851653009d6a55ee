package io.github.gcn4j.cli;

import io.github.gcn4j.training.TrainingListener;

/** Shows a person how a training run goes. */
interface TrainingDisplay extends TrainingListener, AutoCloseable {

  /**
   * A progress bar on a terminal, lines elsewhere.
   *
   * @param images all images of all epochs
   */
  static TrainingDisplay of(Shell shell, long images) {
    return shell.interactive() ? new TrainingBar(shell, images) : new TrainingLines(shell);
  }

  @Override
  void close();
}
