package io.github.gcn4j.evaluation;

import java.util.List;

/**
 * Calibration by one number: logits divided by a temperature (Guo et al., "On Calibration of Modern
 * Neural Networks", 2017). Above 1 it makes a classifier less sure, below 1 surer; which class is
 * most probable never changes. Probabilities say all that is needed of the logits, as a number
 * added to every logit changes nothing.
 */
public final class TemperatureScaling {
  /** Lower ones make a classifier surer than any set of a few thousand images can justify. */
  private static final double LOWEST = 0.3;

  private static final double HIGHEST = 10;
  private static final int STEPS = 60;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double SMALLEST = 1e-30;

  private TemperatureScaling() {}

  /**
   * The temperature from 0.3 to 10 that makes predictions of held-out images most likely (least
   * negative log-likelihood), by a golden-section search over its logarithm; 1 without predictions.
   * The same predictions give the same bits on every machine.
   */
  public static double fit(List<Prediction> predictions) {
    if (predictions.isEmpty()) {
      return 1;
    }
    double low = StrictMath.log(LOWEST);
    double high = StrictMath.log(HIGHEST);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = loss(predictions, StrictMath.exp(left));
    double atRight = loss(predictions, StrictMath.exp(right));
    for (int step = 0; step < STEPS; step++) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = loss(predictions, StrictMath.exp(left));
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = loss(predictions, StrictMath.exp(right));
      }
    }
    return StrictMath.exp((low + high) / 2);
  }

  private static double loss(List<Prediction> predictions, double temperature) {
    double sum = 0;
    for (Prediction prediction : predictions) {
      double[] scaled = scale(prediction.probabilities(), temperature);
      sum -= StrictMath.log(Math.max(SMALLEST, scaled[prediction.actual()]));
    }
    return sum;
  }

  /** The same predictions, made at another temperature. */
  public static List<Prediction> apply(List<Prediction> predictions, double temperature) {
    return predictions.stream()
        .map(p -> new Prediction(p.name(), p.actual(), scale(p.probabilities(), temperature)))
        .toList();
  }

  private static double[] scale(double[] probabilities, double temperature) {
    double highest = 0;
    for (double probability : probabilities) {
      highest = Math.max(highest, probability);
    }
    double[] scaled = new double[probabilities.length];
    double sum = 0;
    for (int c = 0; c < scaled.length; c++) {
      scaled[c] = StrictMath.pow(Math.max(SMALLEST, probabilities[c]) / highest, 1 / temperature);
      sum += scaled[c];
    }
    for (int c = 0; c < scaled.length; c++) {
      scaled[c] /= sum;
    }
    return scaled;
  }
}
