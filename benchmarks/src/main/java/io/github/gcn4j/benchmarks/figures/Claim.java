package io.github.gcn4j.benchmarks.figures;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A claim about speed: a ratio that must reach a bound.
 *
 * @param work what is compared with what
 * @param ratio as measured, empty if a side of it is missing
 * @param must the bound
 * @param aim a better one
 * @param sense on which side of the bounds the ratio shall lie
 */
record Claim(String work, OptionalDouble ratio, double must, double aim, Sense sense) {

  /** On which side of its bounds a ratio shall lie. */
  enum Sense {
    /** A speed-up. */
    AT_LEAST("×"),
    /** A share, in percent. */
    SHARE(" %"),
    /** A growth. */
    AT_MOST("×");

    private final String unit;

    Sense(String unit) {
      this.unit = unit;
    }
  }

  /**
   * {@code aim}, {@code must} or {@code missed}, the best bound reached; or {@code not measured}.
   */
  String verdict() {
    if (ratio.isEmpty()) {
      return "not measured";
    }
    return reaches(aim) ? "aim" : reaches(must) ? "must" : "**missed**";
  }

  private boolean reaches(double bound) {
    double found = ratio.getAsDouble();
    return sense == Sense.AT_MOST ? found <= bound : found >= bound;
  }

  /** A row of a Markdown table: work, measured, must, aim, reached. */
  String row() {
    String measured = ratio.isEmpty() ? "–" : "**" + text(ratio.getAsDouble(), 2) + "**";
    String sign = sense == Sense.AT_MOST ? "≤ " : "≥ ";
    return "| "
        + String.join(" | ", work, measured, sign + text(must, 1), sign + text(aim, 1), verdict())
        + " |";
  }

  private String text(double value, int digits) {
    String number =
        String.format(Locale.ROOT, "%." + (sense == Sense.SHARE ? 0 : digits) + "f", value);
    return number + sense.unit;
  }
}
