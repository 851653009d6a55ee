package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.program.Activation;

/**
 * Activations along a piece. The piecewise linear ones are written with minimum and maximum, since
 * a choice between two values does not vectorise. ND4J's own are no faster: a ReLU takes as long, a
 * hyperbolic tangent too.
 */
final class Activations {
  /** The least positive float times {@link Float#MAX_VALUE} times this is far above 1. */
  private static final float LARGE = 1e30f;

  private Activations() {}

  /** x = f(x). */
  static void apply(Activation function, float[] x, int length) {
    switch (function) {
      case RELU -> {
        for (int j = 0; j < length; j++) {
          x[j] = Math.max(x[j], 0f);
        }
      }
      case LEAKY_RELU -> {
        float leak = Activation.LEAKY_RELU.derivative(-1f);
        for (int j = 0; j < length; j++) {
          x[j] = Math.max(x[j], leak * x[j]);
        }
      }
      case ELU, TANH, SIGMOID -> {
        for (int j = 0; j < length; j++) {
          x[j] = function.apply(x[j]);
        }
      }
    }
  }

  /** dx = dx · f′(y); where y is not a number, neither is the result. */
  static void gradient(Activation function, float[] y, float[] dx, int length) {
    switch (function) {
      case RELU -> step(0f, y, dx, length);
      case LEAKY_RELU -> step(Activation.LEAKY_RELU.derivative(-1f), y, dx, length);
      case ELU -> {
        for (int j = 0; j < length; j++) {
          dx[j] *= Math.min(y[j], 0f) + 1f;
        }
      }
      case TANH -> {
        for (int j = 0; j < length; j++) {
          dx[j] *= 1f - y[j] * y[j];
        }
      }
      case SIGMOID -> {
        for (int j = 0; j < length; j++) {
          dx[j] *= y[j] * (1f - y[j]);
        }
      }
    }
  }

  /** dx · 1 where y is positive, else dx · low. */
  private static void step(float low, float[] y, float[] dx, int length) {
    for (int j = 0; j < length; j++) {
      dx[j] *= Math.max(Math.min(y[j] * Float.MAX_VALUE * LARGE, 1f), low);
    }
  }
}
