package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.program.Activation;

/** Element-wise kernels along one plane or one image; every loop has a form the JIT vectorises. */
final class Planes {
  private Planes() {}

  static void affine(float[] x, float[] y, int from, int length, float scale, float shift) {
    for (int j = from; j < from + length; j++) {
      y[j] = x[j] * scale + shift;
    }
  }

  static void activate(Activation function, float[] x, float[] y, int length) {
    switch (function) {
      case RELU -> {
        for (int j = 0; j < length; j++) {
          y[j] = Math.max(x[j], 0f);
        }
      }
    }
  }

  static void activateGradient(Activation function, float[] y, float[] dy, float[] dx, int length) {
    switch (function) {
      case RELU -> {
        for (int j = 0; j < length; j++) {
          dx[j] = y[j] > 0 ? dy[j] : 0f;
        }
      }
    }
  }

  static void combine(float a, float[] x, float b, float[] y, float[] z, int length) {
    for (int j = 0; j < length; j++) {
      z[j] = a * x[j] + b * y[j];
    }
  }

  static void multiply(float[] x, float[] y, float[] z, int length) {
    for (int j = 0; j < length; j++) {
      z[j] = x[j] * y[j];
    }
  }

  /**
   * Four running sums in double precision: exact enough for millions of nodes, in a fixed order.
   */
  static double sum(float[] x, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = from;
    for (; j + 4 <= to; j += 4) {
      s0 += x[j];
      s1 += x[j + 1];
      s2 += x[j + 2];
      s3 += x[j + 3];
    }
    for (; j < to; j++) {
      s0 += x[j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  static float max(float[] x, int from, int to) {
    float max = Float.NEGATIVE_INFINITY;
    for (int j = from; j < to; j++) {
      max = Math.max(max, x[j]);
    }
    return max;
  }
}
