package io.github.gcn4j.training;

import io.github.gcn4j.engine.Softmax;

/**
 * Negative log-likelihood of log-softmax outputs with a weight per class, divided by the sum of the
 * weights of the labels: torch's {@code nll_loss(weight=…)}.
 */
public final class WeightedNll {
  private final float[] classWeights;

  /**
   * With a weight for each class.
   *
   * @throws IllegalArgumentException if a weight is negative or not finite
   */
  public WeightedNll(float[] classWeights) {
    this.classWeights = classWeights.clone();
    for (float weight : classWeights) {
      if (!(weight >= 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "expected finite class weights of at least 0, found " + weight);
      }
    }
  }

  /**
   * Weights that give every class the same say: images / (classes · images of the class), as
   * scikit-learn's {@code balanced}; 0 for a class without images.
   */
  public static WeightedNll balanced(int[] labels, int classes) {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    float[] weights = new float[classes];
    for (int c = 0; c < classes; c++) {
      weights[c] =
          counts[c] == 0 ? 0f : (float) ((double) labels.length / (classes * (double) counts[c]));
    }
    return new WeightedNll(weights);
  }

  /** Sum of the weights of some labels: what the loss is divided by. */
  public double weightOf(int[] labels) {
    double sum = 0;
    for (int label : labels) {
      sum += classWeights[label];
    }
    return sum;
  }

  /**
   * The loss of some rows.
   *
   * @param logits {@code [rows, classes]}
   * @param labels {@code [rows]}
   * @param weight what to divide by, usually {@link #weightOf} these labels
   */
  public double loss(float[] logits, int[] labels, double weight) {
    int classes = classWeights.length;
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double[] log = Softmax.log(logits, row * classes, classes, 1);
      sum -= classWeights[labels[row]] * log[labels[row]];
    }
    return sum / weight;
  }

  /** The gradient of {@link #loss} by the logits: {@code [rows, classes]}. */
  public float[] gradient(float[] logits, int[] labels, double weight) {
    int classes = classWeights.length;
    float[] gradient = new float[logits.length];
    for (int row = 0; row < labels.length; row++) {
      double[] log = Softmax.log(logits, row * classes, classes, 1);
      double scale = classWeights[labels[row]] / weight;
      for (int c = 0; c < classes; c++) {
        double target = c == labels[row] ? 1 : 0;
        gradient[row * classes + c] = (float) (scale * (Math.exp(log[c]) - target));
      }
    }
    return gradient;
  }
}
