package io.github.gcn4j.evaluation;

import java.util.Arrays;

/**
 * Subtracts each feature's mean and divides by its standard deviation, both taken from training
 * data.
 */
final class Standardisation {

  private final float[] mean;
  private final float[] scale;

  /** Uses, not copies, the arrays: both [features]. */
  Standardisation(float[] mean, float[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /**
   * Means and population standard deviations of the columns; a column that never varies gets scale
   * 1, so that it stays at 0 and its weight with it.
   *
   * @param rows [samples][features], at least one
   */
  static Standardisation of(float[][] rows) {
    int features = rows[0].length;
    float[] mean = new float[features];
    float[] scale = new float[features];
    Arrays.fill(scale, 1);
    for (int k = 0; k < features; k++) {
      double sum = 0;
      for (float[] row : rows) {
        sum += row[k];
      }
      double average = sum / rows.length;
      double squares = 0;
      boolean varies = false;
      for (float[] row : rows) {
        double deviation = row[k] - average;
        squares += deviation * deviation;
        varies |= row[k] != rows[0][k];
      }
      mean[k] = (float) average;
      float deviation = (float) Math.sqrt(squares / rows.length);
      if (varies && deviation > 0) {
        scale[k] = deviation;
      }
    }
    return new Standardisation(mean, scale);
  }

  /** Standardises one row, [features]. */
  double[] apply(float[] row) {
    double[] result = new double[row.length];
    for (int k = 0; k < row.length; k++) {
      result[k] = ((double) row[k] - mean[k]) / scale[k];
    }
    return result;
  }

  /** The array itself, [features]. */
  float[] mean() {
    return mean;
  }

  /** The array itself, [features]. */
  float[] scale() {
    return scale;
  }
}
