package io.github.gcn4j.backend.planes;

import java.util.Arrays;

/**
 * Products of small weights with the long rows of a group of images. A stretch of nodes is copied
 * into separate short arrays, and loops run along it: the form that vectorises. Loops over more
 * than seven arrays do not on JDK 17. The benchmark {@code LinearNodes} times them.
 */
final class PlaneProducts {
  /** Nodes a product takes at a time: 96×96 is twelve of them. */
  private static final int TILE = 768;

  /** Chunks of nodes a weight gradient takes at a time: 96×96 is four times three of them. */
  private static final int CHUNKS = 3;

  private PlaneProducts() {}

  /**
   * Y = W X.
   *
   * @param w {@code [out, in]}
   * @param x {@code [in, nodes]}
   * @param y {@code [out, nodes]}, overwritten
   */
  static void multiply(float[] w, int out, int in, ImageGroup x, ImageGroup y, Scratch scratch) {
    float[][] rows = scratch.arrays(in + 1);
    float[] sum = rows[in];
    int nodes = x.length();
    for (int from = 0; from < nodes; from += TILE) {
      int length = Math.min(TILE, nodes - from);
      for (int i = 0; i < in; i++) {
        x.load(i, from, length, rows[i], 0);
      }
      for (int o = 0; o < out; o++) {
        int first = (in - 1) % 4 + 1;
        set(sum, w, o * in, rows, first, length);
        for (int i = first; i < in; i += 4) {
          add4(sum, w, o * in + i, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], length);
        }
        y.store(sum, 0, o, from, length);
      }
    }
  }

  /** The product with the first one to four inputs, so that as many as are left are fours. */
  private static void set(float[] sum, float[] w, int at, float[][] x, int inputs, int length) {
    switch (inputs) {
      case 1 -> set1(sum, w[at], x[0], length);
      case 2 -> set2(sum, w[at], x[0], w[at + 1], x[1], length);
      case 3 -> set3(sum, w[at], x[0], w[at + 1], x[1], w[at + 2], x[2], length);
      default -> set4(sum, w, at, x[0], x[1], x[2], x[3], length);
    }
  }

  private static void set1(float[] sum, float a, float[] x, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] = a * x[j];
    }
  }

  private static void set2(float[] sum, float a, float[] x, float b, float[] y, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] = a * x[j] + b * y[j];
    }
  }

  private static void set3(
      float[] sum, float a, float[] x, float b, float[] y, float c, float[] z, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] = a * x[j] + b * y[j] + c * z[j];
    }
  }

  private static void set4(
      float[] sum, float[] w, int at, float[] x, float[] y, float[] z, float[] u, int length) {
    float a = w[at];
    float b = w[at + 1];
    float c = w[at + 2];
    float d = w[at + 3];
    for (int j = 0; j < length; j++) {
      sum[j] = (a * x[j] + b * y[j]) + (c * z[j] + d * u[j]);
    }
  }

  private static void add4(
      float[] sum, float[] w, int at, float[] x, float[] y, float[] z, float[] u, int length) {
    float a = w[at];
    float b = w[at + 1];
    float c = w[at + 2];
    float d = w[at + 3];
    for (int j = 0; j < length; j++) {
      sum[j] += (a * x[j] + b * y[j]) + (c * z[j] + d * u[j]);
    }
  }

  /**
   * Adds dY Xᵀ to {@code sums}. A float sum in a loop does not vectorise, so each product keeps as
   * many running sums as a chunk is long, and adds them up once for every few chunks, tiles in
   * double precision.
   *
   * @param x {@code [in, nodes]}
   * @param dy {@code [out, nodes]}
   * @param sums {@code [out, in]}
   */
  static void contract(
      ImageGroup x, int in, ImageGroup dy, int out, double[] sums, Scratch scratch) {
    int nodes = x.length();
    float[][] arrays = scratch.arrays((in + 1) * CHUNKS + 2);
    int row = in * CHUNKS;
    float[] sum = arrays[row + CHUNKS];
    float[] half = arrays[row + CHUNKS + 1];
    for (int from = 0; from < nodes; from += CHUNKS * Chunks.LONGEST) {
      int length = Math.min(CHUNKS * Chunks.LONGEST, nodes - from);
      int chunk = Chunks.ceilDiv(length, CHUNKS);
      for (int i = 0; i < in; i++) {
        cut(x, i, from, length, arrays, i * CHUNKS, chunk);
      }
      for (int o = 0; o < out; o++) {
        cut(dy, o, from, length, arrays, row, chunk);
        for (int i = 0; i < in; i++) {
          int r = i * CHUNKS;
          addProducts(
              sum,
              arrays[row],
              arrays[r],
              arrays[row + 1],
              arrays[r + 1],
              arrays[row + 2],
              arrays[r + 2],
              chunk);
          sums[o * in + i] += Chunks.total(sum, half, chunk);
        }
      }
    }
  }

  /** Cuts a stretch of a row into chunks of one length, padded with zeros. */
  private static void cut(
      ImageGroup group, int plane, int from, int length, float[][] to, int first, int chunk) {
    for (int c = 0; c < CHUNKS; c++) {
      int copied = Math.max(0, Math.min(chunk, length - c * chunk));
      group.load(plane, from + c * chunk, copied, to[first + c], 0);
      Arrays.fill(to[first + c], copied, chunk, 0f);
    }
  }

  private static void addProducts(
      float[] sum, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] = a[j] * b[j] + c[j] * d[j] + e[j] * f[j];
    }
  }
}
