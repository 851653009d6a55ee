package io.github.gcn4j.backend.planes;

import io.github.gcn4j.program.Activation;

/**
 * Activations along a stretch. The piecewise linear ones are written with minimum and maximum,
 * since a choice between two values does not vectorise: a gradient is half as fast or worse where
 * signs change at random.
 */
final class Activations {
  /** The least positive float times {@link Float#MAX_VALUE} times this is far above 1. */
  private static final float LARGE = 1e30f;

  private Activations() {}

  static void apply(Activation function, float[] x, float[] y, int from, int to) {
    switch (function) {
      case RELU -> {
        for (int j = from; j < to; j++) {
          y[j] = Math.max(x[j], 0f);
        }
      }
      case LEAKY_RELU -> {
        float leak = Activation.LEAKY_RELU.derivative(-1f);
        for (int j = from; j < to; j++) {
          y[j] = Math.max(x[j], leak * x[j]);
        }
      }
      case ELU, TANH, SIGMOID -> {
        for (int j = from; j < to; j++) {
          y[j] = function.apply(x[j]);
        }
      }
    }
  }

  /** dy · f′(y); where y is not a number, neither is the result. */
  static void gradient(Activation function, float[] y, float[] dy, float[] dx, int from, int to) {
    switch (function) {
      case RELU -> step(0f, y, dy, dx, from, to);
      case LEAKY_RELU -> step(Activation.LEAKY_RELU.derivative(-1f), y, dy, dx, from, to);
      case ELU -> {
        for (int j = from; j < to; j++) {
          dx[j] = dy[j] * (Math.min(y[j], 0f) + 1f);
        }
      }
      case TANH -> {
        for (int j = from; j < to; j++) {
          dx[j] = dy[j] * (1f - y[j] * y[j]);
        }
      }
      case SIGMOID -> {
        for (int j = from; j < to; j++) {
          dx[j] = dy[j] * (y[j] * (1f - y[j]));
        }
      }
    }
  }

  /** dy · 1 where y is positive, else dy · low. */
  private static void step(float low, float[] y, float[] dy, float[] dx, int from, int to) {
    for (int j = from; j < to; j++) {
      dx[j] = dy[j] * Math.max(Math.min(y[j] * Float.MAX_VALUE * LARGE, 1f), low);
    }
  }
}
