package io.github.gcn4j.explanation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Factors from 0 to 1, the sigmoids of what Adam moves. */
final class SoftMask {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] raw;
  private final double[] means;
  private final double[] squares;
  private final boolean[] dropped;
  private int steps;

  /** With first values from a normal distribution around 0, that is factors around a half. */
  SoftMask(int length, double deviation, RandomGenerator random) {
    raw = new double[length];
    Arrays.setAll(raw, i -> deviation * random.nextGaussian());
    means = new double[length];
    squares = new double[length];
    dropped = new boolean[length];
  }

  int length() {
    return raw.length;
  }

  /** Gives up those that nothing depends on. */
  void drop(float[] slope) {
    for (int i = 0; i < slope.length; i++) {
      dropped[i] = slope[i] == 0;
    }
  }

  /** How many are not given up. */
  int kept() {
    int kept = 0;
    for (boolean gone : dropped) {
      kept += gone ? 0 : 1;
    }
    return kept;
  }

  /** What messages or features are multiplied by. */
  double[] values() {
    double[] values = new double[raw.length];
    Arrays.setAll(values, i -> sigmoid(raw[i]));
    return values;
  }

  /** The factors, 0 for what was given up. */
  double[] scores() {
    double[] scores = values();
    Arrays.setAll(scores, i -> dropped[i] ? 0 : scores[i]);
    return scores;
  }

  /**
   * A step of Adam.
   *
   * @param slope of the loss by each factor
   * @param size weight of each factor
   * @param entropy weight of each factor's entropy
   */
  void step(double[] slope, double size, double entropy, double learningRate) {
    steps++;
    double meanCorrection = 1 - Math.pow(BETA1, steps);
    double squareCorrection = 1 - Math.pow(BETA2, steps);
    for (int i = 0; i < raw.length; i++) {
      if (dropped[i]) {
        continue;
      }
      double m = sigmoid(raw[i]);
      // The entropy −m log m − (1 − m) log(1 − m) has the slope log((1 − m) / m) = −raw.
      double gradient = (slope[i] + size - entropy * raw[i]) * m * (1 - m);
      means[i] = BETA1 * means[i] + (1 - BETA1) * gradient;
      squares[i] = BETA2 * squares[i] + (1 - BETA2) * gradient * gradient;
      double root = Math.sqrt(squares[i] / squareCorrection) + EPSILON;
      raw[i] -= learningRate * means[i] / meanCorrection / root;
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
