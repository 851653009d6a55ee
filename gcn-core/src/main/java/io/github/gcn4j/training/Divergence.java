package io.github.gcn4j.training;

import io.github.gcn4j.program.Parameters;

/** Notices a run that will not come back. */
final class Divergence {
  /** A mean epoch loss of so many times that of guessing means the run will not come back. */
  private static final double HOPELESS = 10;

  private final double learningRate;
  private final double guessing;

  Divergence(double learningRate, int classes) {
    this.learningRate = learningRate;
    this.guessing = Math.log(classes);
  }

  void requireFinite(double value, String what, String where) {
    if (!Double.isFinite(value)) {
      throw diverged("a finite " + what, value + " in " + where);
    }
  }

  void requireHope(double loss, int epoch) {
    if (loss > HOPELESS * guessing) {
      throw diverged(
          "a loss below that of guessing (%.3f)".formatted(guessing), loss + " in epoch " + epoch);
    }
  }

  void requireFinite(Parameters parameters, String what, int epoch) {
    try {
      parameters.requireFinite();
    } catch (IllegalArgumentException e) {
      throw diverged("finite " + what + " after epoch " + epoch, String.valueOf(e.getMessage()));
    }
  }

  private TrainingDivergedException diverged(String expected, String found) {
    return new TrainingDivergedException(
        "expected %s, found %s: lower the learning rate (now %s)"
            .formatted(expected, found, learningRate));
  }
}
