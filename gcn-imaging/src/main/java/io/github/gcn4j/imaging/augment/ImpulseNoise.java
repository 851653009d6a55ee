package io.github.gcn4j.imaging.augment;

import java.util.random.RandomGenerator;

/**
 * Salt and pepper: a share of the values, uniform from 0 to maxFraction, becomes 0 or 255, each as
 * often as the other. In a colour image each channel is hit for itself.
 *
 * @param maxFraction 0 (no change) to 1
 */
public record ImpulseNoise(double maxFraction) implements Augmentation {
  static final String NAME = "impulse";

  private static final int BITS = 31;

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public ImpulseNoise {
    Contract.requireBound(NAME, maxFraction, 0, 1);
  }

  @Override
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    Contract.requireImage(pixels, height, width, channels);
    strike(pixels, random.nextDouble() * maxFraction, random);
  }

  /** Strikes a given share of the values. */
  static void strike(byte[] pixels, double fraction, RandomGenerator random) {
    long threshold = (long) (fraction * (1L << BITS));
    int i = 0;
    while (i < pixels.length) {
      // Half of the bits for one value, half for the next; the lowest of each says salt or pepper.
      long bits = random.nextLong();
      strike(pixels, i, bits >>> 32, threshold);
      if (i + 1 < pixels.length) {
        strike(pixels, i + 1, bits & 0xffffffffL, threshold);
      }
      i += 2;
    }
  }

  private static void strike(byte[] pixels, int i, long bits, long threshold) {
    if (bits >>> 1 < threshold) {
      pixels[i] = (byte) ((bits & 1) == 0 ? 0 : 255);
    }
  }

  @Override
  public String text() {
    return Contract.text(NAME, maxFraction);
  }
}
