package io.github.gcn4j.backend.planes;

/**
 * Element-wise kernels along a stretch of an image's array; every loop runs over several arrays
 * with one index, the form the JIT vectorises.
 */
final class Planes {
  private Planes() {}

  /** y = x · scale + shift. */
  static void affine(float[] x, float[] y, int from, int to, float scale, float shift) {
    for (int j = from; j < to; j++) {
      y[j] = x[j] * scale + shift;
    }
  }

  /** y = (x − centre) · scale + shift. */
  static void affine(
      float[] x, float[] y, int from, int to, float centre, float scale, float shift) {
    for (int j = from; j < to; j++) {
      y[j] = (x[j] - centre) * scale + shift;
    }
  }

  /** z = x · a + y · b + shift. */
  static void blend(
      float[] x, float a, float[] y, float b, float shift, float[] z, int from, int to) {
    for (int j = from; j < to; j++) {
      z[j] = x[j] * a + y[j] * b + shift;
    }
  }

  /** z = a x + b y. */
  static void combine(float a, float[] x, float b, float[] y, float[] z, int from, int to) {
    for (int j = from; j < to; j++) {
      z[j] = a * x[j] + b * y[j];
    }
  }

  /** z = x · y. */
  static void multiply(float[] x, float[] y, float[] z, int from, int to) {
    for (int j = from; j < to; j++) {
      z[j] = x[j] * y[j];
    }
  }

  /** x = x · factor. */
  static void scale(float[] x, float factor, int from, int to) {
    for (int j = from; j < to; j++) {
      x[j] *= factor;
    }
  }
}
