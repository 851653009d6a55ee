package io.github.gcn4j.imaging.augment;

import java.util.random.RandomGenerator;

/**
 * Light of another strength: all values times a factor, uniform from 1 − max to 1 + max.
 *
 * @param max 0 (no change) to 1
 */
public record Brightness(double max) implements Augmentation {
  static final String NAME = "brightness";

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public Brightness {
    Contract.requireBound(NAME, max, 0, 1);
  }

  @Override
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    Contract.requireImage(pixels, height, width, channels);
    ToneCurve.apply(pixels, 1 + Contract.within(max, random), 0);
  }

  @Override
  public String text() {
    return Contract.text(NAME, max);
  }
}
