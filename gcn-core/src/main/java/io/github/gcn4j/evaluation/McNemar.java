package io.github.gcn4j.evaluation;

import java.util.Locale;

/**
 * Whether two classifiers that were right on different images of the same set differ by more than
 * chance. Only images that one alone has right count: if both were equally good, each of those
 * would fall to either with probability ½.
 *
 * <p>Up to {@value #MOST_PAIRS_FOR_EXACT} such images the p-value is the exact two-sided binomial
 * one, min(1, 2·P(X ≤ m)) with m the smaller count; above, the mid-p value 2·P(X ≤ m) − P(X = m),
 * which corrects that the exact test rejects too seldom. Both take the images as independent draws.
 * Sources: Q. McNemar, Psychometrika 12 (1947) 153–157; M. W. Fagerland, S. Lydersen and P. Laake,
 * "The McNemar test for binary matched-pairs data: mid-p and asymptotic are better than exact
 * conditional", BMC Medical Research Methodology 13 (2013) 91.
 *
 * @param onlyFirst number of images the first alone has right
 * @param onlySecond number of images the second alone has right
 * @param method how the p-value was computed
 * @param p chance of a difference at least this large between equally good classifiers, in [0, 1]
 */
public record McNemar(int onlyFirst, int onlySecond, Method method, double p) {

  /** Above this many discordant images the mid-p value is used. */
  private static final int MOST_PAIRS_FOR_EXACT = 25;

  /** The usual level below which a difference is called significant. */
  private static final double SIGNIFICANT = 0.05;

  /** How a p-value is computed. */
  public enum Method {
    /** Exact two-sided binomial test. */
    EXACT_BINOMIAL("exact binomial"),
    /** Binomial mid-p test. */
    MID_P("mid-p");

    private final String label;

    Method(String label) {
      this.label = label;
    }

    /** What people call it. */
    public String label() {
      return label;
    }
  }

  /**
   * Tests two counts.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public static McNemar of(int onlyFirst, int onlySecond) {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "expected counts of at least 0, found " + onlyFirst + " and " + onlySecond);
    }
    int pairs = onlyFirst + onlySecond;
    int smaller = Math.min(onlyFirst, onlySecond);
    boolean exact = pairs <= MOST_PAIRS_FOR_EXACT;
    double point = probability(pairs, smaller);
    double tail = lowerTail(pairs, smaller, point);
    return new McNemar(
        onlyFirst,
        onlySecond,
        exact ? Method.EXACT_BINOMIAL : Method.MID_P,
        Math.min(1, exact ? 2 * tail : 2 * tail - point));
  }

  /** Whether p is below 0.05. */
  public boolean significant() {
    return p < SIGNIFICANT;
  }

  /** The test and its result, as {@code McNemar's test, exact binomial: p = 0.031}. */
  public String text() {
    String value = p < 1e-4 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.2g", p);
    return "McNemar's test, " + method.label() + ": " + value;
  }

  /** P(X = k) of n fair coins; by logarithms, since 2⁻ⁿ alone is 0 above n = 1074. */
  private static double probability(int n, int k) {
    double logarithm = -n * StrictMath.log(2);
    for (int i = 1; i <= k; i++) {
      logarithm += StrictMath.log((n - k + i) / (double) i);
    }
    return StrictMath.exp(logarithm);
  }

  /** P(X ≤ k), from P(X = k) downwards by P(X = i − 1) = P(X = i) · i / (n − i + 1). */
  private static double lowerTail(int n, int k, double point) {
    double sum = 0;
    double term = point;
    for (int i = k; i >= 0; i--) {
      sum += term;
      term *= i / (n - i + 1.0);
    }
    return sum;
  }
}
