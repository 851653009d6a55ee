package io.github.gcn4j.cli.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** One option of {@code gcn train} that a search varies; values are texts, as people write them. */
public sealed interface Parameter {

  /** The option's name without its dashes. */
  String name();

  /** A value by chance. */
  String draw(RandomGenerator random);

  /** Values that must all be possible for the others to be: every choice, or both ends. */
  List<String> extremes();

  /** The text {@link Space#parse} makes an equal parameter from. */
  String text();

  /**
   * Where a value lies between the ends, 0 to 1 on the parameter's own scale.
   *
   * @return empty where there are choices, which have no ends
   */
  OptionalDouble position(String value);

  /**
   * One of some texts, each as likely as the others.
   *
   * @param values at least two, all different
   */
  record Choices(String name, List<String> values) implements Parameter {
    /** Copies the list. */
    public Choices {
      values = List.copyOf(values);
    }

    @Override
    public String draw(RandomGenerator random) {
      return values.get(random.nextInt(values.size()));
    }

    @Override
    public List<String> extremes() {
      return values;
    }

    @Override
    public String text() {
      return name + "=" + String.join("|", values);
    }

    @Override
    public OptionalDouble position(String value) {
      return OptionalDouble.empty();
    }
  }

  /**
   * A number between two others, both possible. Numbers that need not be whole have three
   * significant digits, so that a person can write them again.
   *
   * @param lowest below {@code highest}; above 0 if logarithmic
   * @param logarithmic whether equal ratios are equally likely, not equal differences
   * @param whole whether only whole numbers are drawn
   */
  record Range(String name, double lowest, double highest, boolean logarithmic, boolean whole)
      implements Parameter {
    private static final MathContext DIGITS = new MathContext(3);

    @Override
    public String draw(RandomGenerator random) {
      double share = random.nextDouble();
      if (whole) {
        // Every whole number has a stretch of its own; the ends' are not cut in half.
        double value = logarithmic ? power(share, lowest, highest + 1) : linear(share, 1);
        return written(Math.min(highest, Math.floor(value)));
      }
      double value = logarithmic ? power(share, lowest, highest) : linear(share, 0);
      double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
      return written(Math.max(lowest, Math.min(highest, rounded)));
    }

    private double linear(double share, int beyond) {
      return lowest + share * (highest + beyond - lowest);
    }

    /** StrictMath: the same settings on every machine. */
    private static double power(double share, double from, double to) {
      return from * StrictMath.exp(share * StrictMath.log(to / from));
    }

    @Override
    public List<String> extremes() {
      return List.of(written(lowest), written(highest));
    }

    @Override
    public String text() {
      return name
          + "="
          + written(lowest)
          + ".."
          + written(highest)
          + (logarithmic ? Space.LOGARITHMIC : "");
    }

    @Override
    public OptionalDouble position(String value) {
      double number = Double.parseDouble(value);
      return OptionalDouble.of(
          logarithmic
              ? Math.log(number / lowest) / Math.log(highest / lowest)
              : (number - lowest) / (highest - lowest));
    }

    private static String written(double value) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
  }
}
