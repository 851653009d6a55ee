package io.github.gcn4j.engine;

/**
 * dy · a + x · b + shift, feature by feature: the gradient of a normalisation by its input.
 *
 * @param rows 1, or one for each graph of the batch
 * @param features columns
 * @param a {@code [rows, features]}
 * @param b {@code [rows, features]}
 * @param shift {@code [rows, features]}
 */
record Blend(int rows, int features, float[] a, float[] b, float[] shift) {

  static Blend zeros(int rows, int features) {
    int size = rows * features;
    return new Blend(rows, features, new float[size], new float[size], new float[size]);
  }
}
