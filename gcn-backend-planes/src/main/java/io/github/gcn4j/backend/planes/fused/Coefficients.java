package io.github.gcn4j.backend.planes.fused;

import java.util.Arrays;

/**
 * What a kernel multiplies by and adds: y = max(W x + shift, floor), or feature by feature.
 *
 * @param weights packed weights {@code [out / 4, in, 4]}, the outputs of a block side by side and
 *     rounded up to whole blocks with zeros; or a factor for each feature
 * @param shift for each output or feature, rounded up likewise
 * @param floor 0 for ReLU, −∞ for none
 */
public record Coefficients(float[] weights, float[] shift, float floor) {
  /** Outputs whose weights lie side by side. */
  public static final int BLOCK = 4;

  /** Whether negative values become 0. */
  public boolean relu() {
    return floor == 0f;
  }

  /** Inputs of a linear map. */
  public int in() {
    return weights.length / shift.length;
  }

  /** Outputs of a linear map, rounded up to whole blocks. */
  public int out() {
    return shift.length;
  }

  /** A number of outputs, rounded up to whole blocks. */
  static int rounded(int outputs) {
    return (outputs + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** What leaves every feature as it is. */
  static Coefficients identity(int features) {
    float[] ones = new float[rounded(features)];
    Arrays.fill(ones, 1f);
    return new Coefficients(ones, new float[ones.length], Float.NEGATIVE_INFINITY);
  }

  /** The same with another floor. */
  Coefficients withFloor(float other) {
    return new Coefficients(weights, shift, other);
  }

  /** A map feature by feature. */
  static Coefficients diagonal(double[] factor, double[] shift, float floor) {
    return new Coefficients(padded(factor), padded(shift), floor);
  }

  /**
   * A linear map.
   *
   * @param weight {@code [out, in]}
   * @param factor {@code [out]}: multiplies each output's weights
   * @param shift {@code [out]}
   */
  static Coefficients linear(float[] weight, double[] factor, double[] shift, float floor) {
    int out = factor.length;
    int in = weight.length / out;
    float[] packed = new float[rounded(out) * in];
    for (int o = 0; o < out; o++) {
      int block = o / BLOCK * BLOCK;
      for (int i = 0; i < in; i++) {
        packed[block * in + i * BLOCK + o - block] = (float) (weight[o * in + i] * factor[o]);
      }
    }
    return new Coefficients(packed, padded(shift), floor);
  }

  private static float[] padded(double[] values) {
    float[] padded = new float[rounded(values.length)];
    for (int i = 0; i < values.length; i++) {
      padded[i] = (float) values[i];
    }
    return padded;
  }
}
