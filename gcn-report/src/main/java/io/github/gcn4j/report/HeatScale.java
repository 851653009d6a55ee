package io.github.gcn4j.report;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which scores the ends of the colours stand for. A few extreme pixels must not make the rest look
 * empty, so the ends are percentiles; scores below 0 speak against the class and show no colour.
 *
 * @param low of the first colour, at least 0
 * @param high of the last colour, at least {@code low}
 * @param highest of all scores
 */
record HeatScale(double low, double high, double highest) {
  private static final double LOW = 0.01;
  private static final double HIGH = 0.995;

  static HeatScale of(float[] scores) {
    float[] sorted = scores.clone();
    Arrays.sort(sorted);
    double low = Math.max(0, sorted[(int) (LOW * (sorted.length - 1))]);
    double high = Math.max(low, sorted[(int) Math.ceil(HIGH * (sorted.length - 1))]);
    return new HeatScale(low, high, sorted[sorted.length - 1]);
  }

  /** Where a score lies on the scale, 0 to 1. */
  double position(double score) {
    return high > low ? Math.max(0, Math.min(1, (score - low) / (high - low))) : 0;
  }

  /** Whether no pixel stands out. */
  boolean empty() {
    return high <= low;
  }

  /** The score at a place of the scale, as text. */
  String label(double position) {
    String prefix = position == 1 && highest > high ? "≥ " : position == 0 ? "≤ " : "";
    return prefix + text(low + position * (high - low));
  }

  private static String text(double value) {
    if (value == 0) {
      return "0";
    }
    return value < 0.001 || value >= 10_000
        ? String.format(Locale.ROOT, "%.1e", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
