package io.github.gcn4j.engine;

/**
 * x · scale + shift, feature by feature.
 *
 * @param rows 1, or one for each graph of the batch
 * @param features columns
 * @param scale {@code [rows, features]}
 * @param shift {@code [rows, features]}
 */
record Affine(int rows, int features, float[] scale, float[] shift) {

  static Affine zeros(int rows, int features) {
    return new Affine(rows, features, new float[rows * features], new float[rows * features]);
  }

  /** The derivative of the map, as a map. */
  Affine withoutShift() {
    return new Affine(rows, features, scale, new float[shift.length]);
  }
}
