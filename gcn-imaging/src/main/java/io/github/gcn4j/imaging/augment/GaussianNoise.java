package io.github.gcn4j.imaging.augment;

import java.util.random.RandomGenerator;

/**
 * A sensor's noise in poor light: to every value a normal variate is added, of a standard deviation
 * that is uniform from 0 to maxSigma and the same for the whole image.
 *
 * @param maxSigma 0 (no change) to 1, where 1 is the span from black to white
 */
public record GaussianNoise(double maxSigma) implements Augmentation {
  static final String NAME = "noise";

  private static final int SHIFT = 16;
  private static final int HALF = 1 << (SHIFT - 1);
  private static final int DRAWS_PER_LONG = Long.SIZE / NormalQuantiles.BITS;

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public GaussianNoise {
    Contract.requireBound(NAME, maxSigma, 0, 1);
  }

  @Override
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    Contract.requireImage(pixels, height, width, channels);
    add(pixels, random.nextDouble() * maxSigma, random);
  }

  /** Adds noise of a given deviation, where 1 is the span from black to white. */
  static void add(byte[] pixels, double sigma, RandomGenerator random) {
    int[] noise = new int[NormalQuantiles.SIZE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (int) Math.floor(sigma * 255 * NormalQuantiles.at(i) * (1 << SHIFT) + 0.5) + HALF;
    }
    int i = 0;
    while (i < pixels.length) {
      long bits = random.nextLong();
      int end = Math.min(pixels.length, i + DRAWS_PER_LONG);
      for (; i < end; i++) {
        int drawn = noise[(int) bits & (NormalQuantiles.SIZE - 1)];
        pixels[i] = ToneCurve.saturated((((pixels[i] & 0xff) << SHIFT) + drawn) >> SHIFT);
        bits >>>= NormalQuantiles.BITS;
      }
    }
  }

  @Override
  public String text() {
    return Contract.text(NAME, maxSigma);
  }
}
