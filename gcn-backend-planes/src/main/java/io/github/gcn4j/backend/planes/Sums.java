package io.github.gcn4j.backend.planes;

/**
 * Sums along a stretch of a plane in a fixed order: runs in single precision, eight running sums
 * each, and the runs in double precision, exact enough for millions of nodes.
 */
final class Sums {
  /** Values summed in single precision before they join a sum in double precision. */
  private static final int RUN = 512;

  private Sums() {}

  /** Σ x. */
  static double sum(float[] x, int from, int to) {
    double sum = 0;
    for (int start = from; start < to; start += RUN) {
      sum += run(x, start, Math.min(to, start + RUN));
    }
    return sum;
  }

  /** Σ x · y over two stretches of one length. */
  static double dot(float[] x, int xFrom, float[] y, int yFrom, int length) {
    double sum = 0;
    for (int start = 0; start < length; start += RUN) {
      sum += run(x, xFrom + start, y, yFrom + start, Math.min(RUN, length - start));
    }
    return sum;
  }

  /** Σ x of a short stretch, in single precision. */
  static float run(float[] x, int from, int to) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int j = from;
    for (; j + 8 <= to; j += 8) {
      s0 += x[j];
      s1 += x[j + 1];
      s2 += x[j + 2];
      s3 += x[j + 3];
      s4 += x[j + 4];
      s5 += x[j + 5];
      s6 += x[j + 6];
      s7 += x[j + 7];
    }
    for (; j < to; j++) {
      s0 += x[j];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  private static float run(float[] x, int xFrom, float[] y, int yFrom, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int j = 0;
    for (; j + 8 <= length; j += 8) {
      s0 += x[xFrom + j] * y[yFrom + j];
      s1 += x[xFrom + j + 1] * y[yFrom + j + 1];
      s2 += x[xFrom + j + 2] * y[yFrom + j + 2];
      s3 += x[xFrom + j + 3] * y[yFrom + j + 3];
      s4 += x[xFrom + j + 4] * y[yFrom + j + 4];
      s5 += x[xFrom + j + 5] * y[yFrom + j + 5];
      s6 += x[xFrom + j + 6] * y[yFrom + j + 6];
      s7 += x[xFrom + j + 7] * y[yFrom + j + 7];
    }
    for (; j < length; j++) {
      s0 += x[xFrom + j] * y[yFrom + j];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }
}
