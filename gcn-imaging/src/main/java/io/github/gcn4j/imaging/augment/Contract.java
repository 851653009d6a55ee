package io.github.gcn4j.imaging.augment;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;

/** What all augmentations have in common: checked bounds, checked images, and a text form. */
final class Contract {
  private Contract() {}

  static void requireBound(String name, double bound, double smallest, double largest) {
    if (!(bound >= smallest && bound <= largest)) {
      throw new IllegalArgumentException(
          "expected "
              + name
              + " from "
              + number(smallest)
              + " to "
              + number(largest)
              + ", found "
              + bound);
    }
  }

  static void requireImage(byte[] pixels, int height, int width, int channels) {
    boolean shaped = height > 0 && width > 0 && (channels == 1 || channels == 3);
    if (!shaped || pixels.length != (long) height * width * channels) {
      throw new IllegalArgumentException(
          "expected positive sides, 1 or 3 channels and as many bytes, found "
              + height
              + "×"
              + width
              + "×"
              + channels
              + " and "
              + pixels.length
              + " bytes");
    }
  }

  static String text(String name, double bound) {
    return name + "=" + number(bound);
  }

  /** Uniform from −bound to bound. */
  static double within(double bound, RandomGenerator random) {
    return (2 * random.nextDouble() - 1) * bound;
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
