package io.github.gcn4j.engine;

/** The softmax and its logarithm, shifted by the largest logit so that nothing overflows. */
public final class Softmax {
  private Softmax() {}

  /**
   * log softmax(z / T) of one row.
   *
   * @param logits {@code [rows, classes]}
   * @param offset where the row starts
   * @param classes length of the row
   * @param temperature T
   * @return {@code [classes]}
   */
  public static double[] log(float[] logits, int offset, int classes, double temperature) {
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      max = Math.max(max, logits[offset + c] / temperature);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(logits[offset + c] / temperature - max);
    }
    double logSum = max + Math.log(sum);
    double[] row = new double[classes];
    for (int c = 0; c < classes; c++) {
      row[c] = logits[offset + c] / temperature - logSum;
    }
    return row;
  }

  /**
   * softmax(z / T) of every row.
   *
   * @param logits {@code [rows, classes]}, or more
   * @param rows how many
   * @param classes length of a row
   * @param temperature T
   * @return {@code [rows][classes]}
   */
  public static double[][] probabilities(
      float[] logits, int rows, int classes, double temperature) {
    double[][] all = new double[rows][];
    for (int i = 0; i < rows; i++) {
      all[i] = log(logits, i * classes, classes, temperature);
      for (int c = 0; c < classes; c++) {
        all[i][c] = Math.exp(all[i][c]);
      }
    }
    return all;
  }
}
