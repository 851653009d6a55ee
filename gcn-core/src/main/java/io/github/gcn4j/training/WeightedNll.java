package io.github.gcn4j.training;

import io.github.gcn4j.engine.Softmax;
import java.util.Arrays;

/**
 * Negative log-likelihood of the softmax with class weights w and label smoothing ε, as torch's
 * {@code cross_entropy(weight=w, label_smoothing=ε)}: a row of label y and log-probabilities ℓ has
 *
 * <pre>(1 − ε) · (−w_y ℓ_y) + ε / classes · Σ_c (−w_c ℓ_c)</pre>
 *
 * <p>and the sum over the rows is divided by the sum of the w_y. Rows may have weights of their own
 * as well, which multiply both.
 */
public final class WeightedNll {
  private final float[] classWeights;
  private final double smoothing;

  /**
   * With a weight for each class and no smoothing.
   *
   * @throws IllegalArgumentException if a weight is negative or not finite
   */
  public WeightedNll(float[] classWeights) {
    this(classWeights, 0);
  }

  /**
   * With a weight for each class and label smoothing.
   *
   * @param classWeights {@code [classes]}, at least 0 and finite
   * @param smoothing ε, at least 0 and below 1
   * @throws IllegalArgumentException if one is out of its range
   */
  public WeightedNll(float[] classWeights, double smoothing) {
    this.classWeights = classWeights.clone();
    this.smoothing = smoothing;
    for (float weight : classWeights) {
      if (!(weight >= 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "expected finite class weights of at least 0, found " + weight);
      }
    }
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "expected a label smoothing of at least 0 and below 1, found " + smoothing);
    }
  }

  /**
   * Weights that give every class the same say: examples / (classes · examples of the class), as
   * scikit-learn's {@code balanced}; 0 for a class without examples.
   */
  public static WeightedNll balanced(int[] labels, int classes) {
    return new WeightedNll(Weights.balanced(labels, ones(labels.length), classes));
  }

  /** Number of classes. */
  public int classes() {
    return classWeights.length;
  }

  /** Sum of the weights of some labels: what the loss is divided by. */
  public double weightOf(int[] labels) {
    return weightOf(labels, ones(labels.length));
  }

  /** The same where rows have weights of their own. */
  public double weightOf(int[] labels, float[] rowWeights) {
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      sum += (double) classWeights[labels[row]] * rowWeights[row];
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
    return loss(logits, labels, ones(labels.length), weight);
  }

  /** The same where rows have weights of their own, {@code [rows]}. */
  public double loss(float[] logits, int[] labels, float[] rowWeights, double weight) {
    int classes = classes();
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double[] log = Softmax.log(logits, row * classes, classes, 1);
      double spread = 0;
      for (int c = 0; c < classes; c++) {
        spread -= classWeights[c] * log[c];
      }
      double told = -classWeights[labels[row]] * log[labels[row]];
      sum += rowWeights[row] * ((1 - smoothing) * told + smoothing / classes * spread);
    }
    return sum / weight;
  }

  /** The gradient of {@link #loss} by the logits: {@code [rows, classes]}. */
  public float[] gradient(float[] logits, int[] labels, double weight) {
    return gradient(logits, labels, ones(labels.length), weight);
  }

  /** The same where rows have weights of their own, {@code [rows]}. */
  public float[] gradient(float[] logits, int[] labels, float[] rowWeights, double weight) {
    int classes = classes();
    double total = 0;
    for (float classWeight : classWeights) {
      total += classWeight;
    }
    float[] gradient = new float[labels.length * classes];
    for (int row = 0; row < labels.length; row++) {
      double[] log = Softmax.log(logits, row * classes, classes, 1);
      double scale = rowWeights[row] / weight;
      double told = (1 - smoothing) * classWeights[labels[row]];
      double spread = smoothing / classes;
      for (int c = 0; c < classes; c++) {
        double target = (c == labels[row] ? told : 0) + spread * classWeights[c];
        gradient[row * classes + c] =
            (float) (scale * (Math.exp(log[c]) * (told + spread * total) - target));
      }
    }
    return gradient;
  }

  private static float[] ones(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1f);
    return ones;
  }
}
