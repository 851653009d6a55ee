package io.github.gcn4j.evaluation;

/**
 * Multinomial logistic regression's objective, as scikit-learn's {@code LogisticRegression(C=…)}
 * states it: the mean negative log-likelihood plus ‖W‖² / (2·C·samples), the bias unpenalised. A
 * point is the weights [classes, features] followed by the bias [classes].
 */
final class SoftmaxRegression implements Lbfgs.Objective {

  private final double[][] samples;
  private final int[] labels;
  private final int classes;
  private final int features;
  private final double penalty;

  /**
   * @param samples [samples][features]
   * @param labels [samples], each below {@code classes}
   * @param inverseStrength C: the smaller, the stronger the penalty
   */
  SoftmaxRegression(double[][] samples, int[] labels, int classes, double inverseStrength) {
    this.samples = samples;
    this.labels = labels;
    this.classes = classes;
    this.features = samples[0].length;
    this.penalty = 1 / (inverseStrength * samples.length);
  }

  /** Length of a point. */
  int dimension() {
    return classes * (features + 1);
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    int weights = classes * features;
    double squares = 0;
    for (int k = 0; k < weights; k++) {
      squares += point[k] * point[k];
      gradient[k] = penalty * point[k];
    }
    for (int c = 0; c < classes; c++) {
      gradient[weights + c] = 0;
    }
    double loss = 0;
    double[] scores = new double[classes];
    for (int i = 0; i < samples.length; i++) {
      double[] x = samples[i];
      for (int c = 0; c < classes; c++) {
        double score = point[weights + c];
        for (int k = 0, w = c * features; k < features; k++, w++) {
          score += point[w] * x[k];
        }
        scores[c] = score;
      }
      loss += toProbabilities(scores, labels[i]);
      for (int c = 0; c < classes; c++) {
        double error = (scores[c] - (c == labels[i] ? 1 : 0)) / samples.length;
        gradient[weights + c] += error;
        for (int k = 0, w = c * features; k < features; k++, w++) {
          gradient[w] += error * x[k];
        }
      }
    }
    return loss / samples.length + penalty / 2 * squares;
  }

  /**
   * Turns scores into their softmax, in place, and returns −ln of the one at {@code label}.
   * StrictMath, so that a fit gives the same bits on every machine.
   */
  static double toProbabilities(double[] scores, int label) {
    double largest = scores[0];
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double shifted = scores[label] - largest;
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = StrictMath.exp(scores[c] - largest);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= sum;
    }
    return StrictMath.log(sum) - shifted;
  }
}
