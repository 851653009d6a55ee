package io.github.gcn4j.backend.planes;

import java.util.Arrays;

/**
 * Stretches of planes in pieces that the JIT vectorises on. A float sum in a loop does not
 * vectorise, so a stretch is cut into chunks in arrays of their own, the chunks are added element
 * by element, and what comes out is folded in half until it is short. So each value takes part in a
 * dozen additions, whatever the length, and in an order that depends on the length alone.
 */
final class Chunks {
  /** Values of the longest chunk: a few of them fit into the first cache. */
  static final int LONGEST = 768;

  /** So short an array is summed one by one. */
  private static final int SHORT = 128;

  private Chunks() {}

  /** a / b, rounded up. */
  static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  /**
   * Cuts a stretch into chunks of one length, the last padded with zeros.
   *
   * @param to the chunks' arrays, from {@code first} on
   */
  static void cut(
      float[] from, int start, int length, float[][] to, int first, int chunks, int chunk) {
    for (int c = 0; c < chunks; c++) {
      int copied = Math.max(0, Math.min(chunk, length - c * chunk));
      if (copied > 0) {
        System.arraycopy(from, start + c * chunk, to[first + c], 0, copied);
      }
      Arrays.fill(to[first + c], copied, chunk, 0f);
    }
  }

  /**
   * The sum of an array, which is used up: folded in half while that is worth it, the rest one by
   * one.
   *
   * @param half another array to work in
   */
  static double total(float[] values, float[] half, int length) {
    int left = length;
    while (left > SHORT) {
      int folded = left / 2;
      System.arraycopy(values, left - folded, half, 0, folded);
      add(values, half, folded);
      left -= folded;
    }
    return Sums.run(values, 0, left);
  }

  /** The largest value of an array, which is used up, or not-a-number where it holds one. */
  static float largest(float[] values, float[] half, int length) {
    int left = length;
    while (left > SHORT) {
      int folded = left / 2;
      System.arraycopy(values, left - folded, half, 0, folded);
      raise(values, half, folded);
      left -= folded;
    }
    float largest = values[0];
    for (int j = 1; j < left; j++) {
      largest = Math.max(largest, values[j]);
    }
    return largest;
  }

  /** Adds x to each value. */
  static void add(float[] sum, float[] x, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] += x[j];
    }
  }

  /** Lifts each value to that of x where x's is larger. */
  static void raise(float[] largest, float[] x, int length) {
    for (int j = 0; j < length; j++) {
      largest[j] = Math.max(largest[j], x[j]);
    }
  }
}
