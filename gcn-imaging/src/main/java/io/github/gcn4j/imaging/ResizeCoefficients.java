package io.github.gcn4j.imaging;

import java.util.Arrays;

/**
 * For one direction, which source samples each target sample is made of and with what weights:
 * Pillow's {@code precompute_coeffs} and {@code normalize_coeffs_8bpc} for the triangle filter, in
 * the same order of floating-point operations.
 */
final class ResizeCoefficients {

  /** Bits after the binary point: 32, less 8 of a sample, less 2 of headroom. */
  private static final int PRECISION_BITS = 32 - 8 - 2;

  /** Half the width of the triangle at scale 1, in samples. */
  private static final double SUPPORT = 1;

  private final int[] firsts;
  private final int[][] weights;

  ResizeCoefficients(int from, int to) {
    firsts = new int[to];
    weights = new int[to][];
    double scale = (double) from / to;
    double filterScale = Math.max(scale, 1);
    double support = SUPPORT * filterScale;
    double perSample = 1 / filterScale;
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      // Pillow rounds by adding a half and truncating towards zero.
      int first = Math.max(0, (int) (center - support + 0.5));
      int end = Math.min(from, (int) (center + support + 0.5));
      double[] weight = new double[end - first];
      for (int j = 0; j < weight.length; j++) {
        weight[j] = triangle((j + first - center + 0.5) * perSample);
      }
      firsts[i] = first;
      weights[i] = fixedPoint(weight);
    }
  }

  /** The first source sample that counts for this target sample. */
  int first(int target) {
    return firsts[target];
  }

  /**
   * The target sample: the weighted sum of source samples from {@code start} on, each {@code
   * stride} after the last.
   */
  byte weigh(int target, byte[] source, int start, int stride) {
    int sum = 1 << (PRECISION_BITS - 1);
    int at = start;
    for (int weight : weights[target]) {
      sum += (source[at] & 0xff) * weight;
      at += stride;
    }
    return (byte) Math.min(255, sum >> PRECISION_BITS);
  }

  private static double triangle(double x) {
    double distance = Math.abs(x);
    return distance < 1 ? 1 - distance : 0;
  }

  private static int[] fixedPoint(double[] weight) {
    double sum = 0;
    for (double w : weight) {
      sum += w;
    }
    double total = sum;
    return Arrays.stream(weight)
        .mapToInt(w -> (int) (0.5 + w / total * (1 << PRECISION_BITS)))
        .toArray();
  }
}
