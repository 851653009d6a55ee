package io.github.gcn4j.backend.ejml;

import java.util.Arrays;

/**
 * Products of small weights with the tall planes of an image. The inner loops of EJML's general
 * products do not vectorise on such shapes; these, which copy a stretch of nodes into separate
 * short arrays and loop along it, do. The benchmark {@code LinearNodes} times them.
 */
final class PlaneProducts {
  /** Nodes a weight gradient takes at a time: 96×96 is two of them. */
  private static final int TILE = 4608;

  private static final int CHUNK = 256;

  private PlaneProducts() {}

  /**
   * Y = W X.
   *
   * @param w {@code [out, in]}
   * @param x {@code [in, nodes]}
   * @param y {@code [out, nodes]}, overwritten
   */
  static void multiply(
      float[] w, int out, int in, float[] x, float[] y, int nodes, Scratch scratch) {
    float[] sum = scratch.array(0);
    for (int from = 0; from < nodes; from += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, nodes - from);
      for (int i = 0; i < in; i++) {
        System.arraycopy(x, i * nodes + from, scratch.array(i + 1), 0, length);
      }
      for (int o = 0; o < out; o++) {
        Arrays.fill(sum, 0, length, 0f);
        int row = o * in;
        int i = 0;
        for (; i + 4 <= in; i += 4) {
          add4(
              sum,
              w[row + i],
              scratch.array(i + 1),
              w[row + i + 1],
              scratch.array(i + 2),
              w[row + i + 2],
              scratch.array(i + 3),
              w[row + i + 3],
              scratch.array(i + 4),
              length);
        }
        for (; i < in; i++) {
          add(sum, w[row + i], scratch.array(i + 1), length);
        }
        System.arraycopy(sum, 0, y, o * nodes + from, length);
      }
    }
  }

  private static void add4(
      float[] sum,
      float a,
      float[] x,
      float b,
      float[] y,
      float c,
      float[] z,
      float d,
      float[] u,
      int length) {
    for (int j = 0; j < length; j++) {
      sum[j] += (a * x[j] + b * y[j]) + (c * z[j] + d * u[j]);
    }
  }

  private static void add(float[] sum, float a, float[] x, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] += a * x[j];
    }
  }

  /**
   * Adds dY Xᵀ to {@code sums}. A float sum in a loop does not vectorise, so each product keeps as
   * many running sums as a chunk is long, and adds them up, in double precision, once a tile.
   *
   * @param x {@code [in, nodes]}
   * @param dy {@code [out, nodes]}
   * @param sums {@code [out, in]}
   */
  static void contract(
      float[] x, int in, float[] dy, int out, int nodes, double[] sums, Scratch scratch) {
    for (int from = 0; from < nodes; from += TILE) {
      int length = Math.min(TILE, nodes - from);
      int pairs = (length + 2 * CHUNK - 1) / (2 * CHUNK);
      int chunk = (length + 2 * pairs - 1) / (2 * pairs);
      Chunks left = new Chunks(scratch, 1, 2 * pairs, chunk);
      Chunks right = new Chunks(scratch, 1 + out * 2 * pairs, 2 * pairs, chunk);
      left.copy(dy, out, nodes, from, length);
      right.copy(x, in, nodes, from, length);
      float[] sum = scratch.array(0);
      for (int o = 0; o < out; o++) {
        for (int i = 0; i < in; i++) {
          Arrays.fill(sum, 0, chunk, 0f);
          for (int c = 0; c < 2 * pairs; c += 2) {
            addProducts(
                sum,
                left.array(o, c),
                right.array(i, c),
                left.array(o, c + 1),
                right.array(i, c + 1),
                chunk);
          }
          sums[o * in + i] += Planes.sum(sum, 0, chunk);
        }
      }
    }
  }

  private static void addProducts(
      float[] sum, float[] a, float[] b, float[] c, float[] d, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] += a[j] * b[j] + c[j] * d[j];
    }
  }

  /** A stretch of several planes, cut into chunks of one length, the last padded with zeros. */
  private record Chunks(Scratch scratch, int first, int count, int length) {

    float[] array(int plane, int chunk) {
      return scratch.array(first + plane * count + chunk);
    }

    void copy(float[] planes, int rows, int stride, int from, int total) {
      for (int row = 0; row < rows; row++) {
        for (int c = 0; c < count; c++) {
          float[] target = array(row, c);
          int copied = Math.max(0, Math.min(length, total - c * length));
          System.arraycopy(planes, row * stride + from + c * length, target, 0, copied);
          Arrays.fill(target, copied, length, 0f);
        }
      }
    }
  }
}
