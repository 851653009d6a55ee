package io.github.gcn4j.explanation;

/**
 * The score of a class: its logit less the mean of all, or the logit itself if there is only one.
 *
 * @param classes number of logits
 * @param target the class
 */
record ClassScore(int classes, int target) {

  /**
   * Of every row.
   *
   * @param logits {@code [rows, classes]}
   * @return {@code [rows]}
   */
  double[] of(float[] logits) {
    double[] scores = new double[logits.length / classes];
    for (int i = 0; i < logits.length; i++) {
      scores[i / classes] += slope(i % classes) * logits[i];
    }
    return scores;
  }

  /** The gradient of the sum of all rows' scores, {@code [rows, classes]}. */
  float[] gradient(float[] logits) {
    float[] gradient = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      gradient[i] = (float) slope(i % classes);
    }
    return gradient;
  }

  private double slope(int c) {
    double mean = classes == 1 ? 0 : 1.0 / classes;
    return (c == target ? 1 : 0) - mean;
  }
}
