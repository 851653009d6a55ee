package io.github.gcn4j.evaluation;

/**
 * The 95 % score interval of a proportion. Unlike the textbook p ± 1.96·√(p(1−p)/n) it stays inside
 * [0, 1] and keeps a width when every image, or none, is right.
 *
 * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927) 209–212; recommended by Brown, Cai and
 * DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001) 101–133.
 *
 * @param lower lower bound, a fraction in [0, 1]
 * @param upper upper bound, a fraction in [lower, 1]
 */
public record WilsonInterval(double lower, double upper) {

  /** The 97.5 % quantile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * @throws IllegalArgumentException unless 0 ≤ lower ≤ upper ≤ 1
   */
  public WilsonInterval {
    if (!(0 <= lower && lower <= upper && upper <= 1)) {
      throw new IllegalArgumentException(
          "expected 0 <= lower <= upper <= 1, found [" + lower + ", " + upper + "]");
    }
  }

  /**
   * The interval of {@code successes / trials}; with no trials nothing is known and it is [0, 1].
   *
   * @throws IllegalArgumentException unless 0 ≤ successes ≤ trials
   */
  public static WilsonInterval of(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "expected 0 <= successes <= trials, found " + successes + " of " + trials);
    }
    if (trials == 0) {
      return new WilsonInterval(0, 1);
    }
    double n = trials;
    double p = successes / n;
    double shrink = 1 + Z * Z / n;
    double centre = (p + Z * Z / (2 * n)) / shrink;
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / shrink;
    // At the ends the bound is exact in theory; rounding must not leave 1e-17 there.
    double lower = successes == 0 ? 0 : Math.max(0, centre - half);
    double upper = successes == trials ? 1 : Math.min(1, centre + half);
    return new WilsonInterval(lower, upper);
  }
}
