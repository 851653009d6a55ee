package io.github.gcn4j.engine;

/** The logarithm of the softmax, shifted by the largest logit so that nothing overflows. */
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
}
