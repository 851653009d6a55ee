package io.github.gcn4j.engine;

/**
 * Mean and variance of each feature, over the rows of a batch or of each graph.
 *
 * @param features columns
 * @param counts {@code [rows]}: over how many values each row's statistics go
 * @param mean {@code [rows, features]}
 * @param variance {@code [rows, features]}, divided by the count
 */
record Statistics(int features, int[] counts, float[] mean, float[] variance) {

  int rows() {
    return counts.length;
  }
}
