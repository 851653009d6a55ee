package io.github.gcn4j.imaging.augment;

/**
 * The standard normal distribution as a table of equally likely values: a random index draws from
 * it, many times faster than computing a logarithm for each pixel, and with the same bits on every
 * Java version. The values reach ±3.7 and have mean 0 and variance 1.
 */
final class NormalQuantiles {
  static final int BITS = 12;
  static final int SIZE = 1 << BITS;

  private static final double[] VALUES = values();

  private NormalQuantiles() {}

  static double at(int index) {
    return VALUES[index];
  }

  /** Inverts the distribution function: integrates the density and notes where it passes. */
  private static double[] values() {
    double[] quantiles = new double[SIZE];
    double step = 1e-3;
    double below = 0.5;
    double z = 0;
    double sumOfSquares = 0;
    for (int i = SIZE / 2; i < SIZE; i++) {
      double probability = (i + 0.5) / SIZE;
      double mass = density(z + step / 2) * step;
      while (below + mass < probability) {
        below += mass;
        z += step;
        mass = density(z + step / 2) * step;
      }
      quantiles[i] = z + step * (probability - below) / mass;
      quantiles[SIZE - 1 - i] = -quantiles[i];
      sumOfSquares += 2 * quantiles[i] * quantiles[i];
    }
    double deviation = Math.sqrt(sumOfSquares / SIZE);
    for (int i = 0; i < SIZE; i++) {
      quantiles[i] /= deviation;
    }
    return quantiles;
  }

  private static double density(double z) {
    return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
