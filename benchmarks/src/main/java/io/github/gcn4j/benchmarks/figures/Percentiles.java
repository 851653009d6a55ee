package io.github.gcn4j.benchmarks.figures;

import java.util.Arrays;

/** Order statistics of a sample; nearest rank, so that each is a value that was measured. */
public final class Percentiles {
  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Of these values, in any order.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Percentiles of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("expected values, found none");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /**
   * The smallest value that so many percent of the sample do not exceed.
   *
   * @param percent above 0, up to 100
   */
  public double at(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("expected a percentage above 0 to 100, found " + percent);
    }
    return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
  }

  /** The middle value, or the mean of the two in the middle. */
  public double median() {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The largest value. */
  public double maximum() {
    return sorted[sorted.length - 1];
  }
}
