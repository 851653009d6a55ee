package io.github.gcn4j.imaging.augment;

import java.util.random.RandomGenerator;

/**
 * Differences from the image's mean value times a factor, uniform from 1 − max to 1 + max.
 *
 * @param max 0 (no change) to 1
 */
public record Contrast(double max) implements Augmentation {
  static final String NAME = "contrast";

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public Contrast {
    Contract.requireBound(NAME, max, 0, 1);
  }

  @Override
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    Contract.requireImage(pixels, height, width, channels);
    scale(pixels, 1 + Contract.within(max, random));
  }

  /** Scales the differences from the mean value by a given factor. */
  static void scale(byte[] pixels, double gain) {
    long sum = 0;
    for (byte value : pixels) {
      sum += value & 0xff;
    }
    ToneCurve.apply(pixels, gain, (1 - gain) * sum / pixels.length);
  }

  @Override
  public String text() {
    return Contract.text(NAME, max);
  }
}
