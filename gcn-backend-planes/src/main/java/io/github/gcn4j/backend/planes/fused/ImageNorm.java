package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Step;
import java.util.function.Supplier;

/**
 * The map of a normalisation of each image by itself: known when the whole image was measured,
 * since only then its mean and variance are.
 */
final class ImageNorm {
  private final Normaliser normaliser;
  private final StatisticsSink statistics;
  private final Coefficients map;
  private final double[] found = new double[2];

  /** Tells the map of a feature from its statistics. */
  @FunctionalInterface
  private interface Normaliser {
    /**
     * The map of a feature.
     *
     * @param variance divided by the number of nodes
     * @param map receives the factor, then the shift
     */
    void map(int feature, double mean, double variance, double[] map);
  }

  private ImageNorm(Normaliser normaliser, StatisticsSink statistics, float floor) {
    this.normaliser = normaliser;
    this.statistics = statistics;
    this.map = Coefficients.identity(statistics.totals().features()).withFloor(floor);
  }

  /**
   * The map of a step.
   *
   * @param step a GraphNorm or Standardise
   * @param weights the present ones
   * @param statistics measures what is normalised
   * @param floor 0 for ReLU, −∞ for none
   */
  static ImageNorm of(
      Step step, Supplier<Weights> weights, StatisticsSink statistics, float floor) {
    Normaliser normaliser =
        step instanceof Step.GraphNorm norm
            ? graphNorm(norm, weights)
            : standardise((Step.Standardise) step);
    return new ImageNorm(normaliser, statistics, floor);
  }

  private static Normaliser graphNorm(Step.GraphNorm step, Supplier<Weights> weights) {
    return (feature, mean, variance, map) -> {
      double part = weights.get().parameter(step.meanScale())[feature];
      double left = mean * (1 - part);
      double factor =
          weights.get().parameter(step.weight())[feature]
              / Math.sqrt(variance + left * left + step.epsilon());
      map[0] = factor;
      map[1] = weights.get().parameter(step.bias())[feature] - factor * part * mean;
    };
  }

  private static Normaliser standardise(Step.Standardise step) {
    return (feature, mean, variance, map) -> {
      map[0] = 1 / (Math.sqrt(variance) + step.epsilon());
      map[1] = -map[0] * mean;
    };
  }

  /** Whether the image was measured. */
  boolean isKnown() {
    return statistics.finished();
  }

  /** The map of the image. */
  Coefficients map() {
    Totals totals = statistics.totals();
    for (int feature = 0; feature < totals.features(); feature++) {
      normaliser.map(feature, totals.mean(feature), totals.variance(feature), found);
      map.weights()[feature] = (float) found[0];
      map.shift()[feature] = (float) found[1];
    }
    return map;
  }
}
