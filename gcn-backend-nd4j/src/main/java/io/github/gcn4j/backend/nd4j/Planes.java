package io.github.gcn4j.backend.nd4j;

/** Element-wise kernels; every loop has one index, the form the JIT vectorises. */
final class Planes {
  private Planes() {}

  /** x = x · scale + shift. */
  static void affine(float[] x, float scale, float shift, int length) {
    for (int j = 0; j < length; j++) {
      x[j] = x[j] * scale + shift;
    }
  }

  /** x = (x − centre) · scale + shift. */
  static void affine(float[] x, float centre, float scale, float shift, int length) {
    for (int j = 0; j < length; j++) {
      x[j] = (x[j] - centre) * scale + shift;
    }
  }

  /** x = x · a + y · b + shift. */
  static void blend(float[] x, float a, float[] y, float b, float shift, int length) {
    for (int j = 0; j < length; j++) {
      x[j] = x[j] * a + y[j] * b + shift;
    }
  }

  /** x = a x + b y. */
  static void combine(float a, float[] x, float b, float[] y, int length) {
    for (int j = 0; j < length; j++) {
      x[j] = a * x[j] + b * y[j];
    }
  }

  /** x = x · y. */
  static void multiply(float[] x, float[] y, int length) {
    for (int j = 0; j < length; j++) {
      x[j] *= y[j];
    }
  }

  /** x = x · factor. */
  static void scale(float[] x, float factor, int from, int to) {
    for (int j = from; j < to; j++) {
      x[j] *= factor;
    }
  }
}
