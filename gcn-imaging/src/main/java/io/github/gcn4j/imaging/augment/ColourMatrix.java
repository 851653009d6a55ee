package io.github.gcn4j.imaging.augment;

import java.util.random.RandomGenerator;

/**
 * Another stain or lamp: each pixel's red, green and blue times a random 3×3 matrix near the
 * identity. Every channel has a gain, uniform from 1 − max to 1 + max, which tints; and before that
 * takes from −max/2 to max/2 of its difference from each other channel, which mixes colours and
 * leaves grays alone. So nothing gray ends further than the gain from where it was. A gray image is
 * scaled by one factor.
 *
 * @param max 0 (no change) to 1
 */
public record ColourMatrix(double max) implements Augmentation {
  static final String NAME = "color";

  /** Entries are whole multiples of 2⁻¹⁶: integer arithmetic is fast and the same everywhere. */
  private static final int SHIFT = 16;

  private static final int ONE = 1 << SHIFT;
  private static final int HALF = ONE / 2;

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public ColourMatrix {
    Contract.requireBound(NAME, max, 0, 1);
  }

  @Override
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    Contract.requireImage(pixels, height, width, channels);
    if (channels == 1) {
      ToneCurve.apply(pixels, 1 + Contract.within(max, random), 0);
      return;
    }
    int[] matrix = matrix(random);
    for (int i = 0; i < pixels.length; i += 3) {
      int red = pixels[i] & 0xff;
      int green = pixels[i + 1] & 0xff;
      int blue = pixels[i + 2] & 0xff;
      pixels[i] = row(matrix[0], matrix[1], matrix[2], red, green, blue);
      pixels[i + 1] = row(matrix[3], matrix[4], matrix[5], red, green, blue);
      pixels[i + 2] = row(matrix[6], matrix[7], matrix[8], red, green, blue);
    }
  }

  /** Row by row: what each new channel takes from red, green and blue. */
  private int[] matrix(RandomGenerator random) {
    int[] matrix = new int[9];
    for (int row = 0; row < 3; row++) {
      double gain = 1 + Contract.within(max, random);
      double own = 1;
      for (int column = 0; column < 3; column++) {
        if (column != row) {
          double share = Contract.within(max / 2, random);
          own -= share;
          matrix[3 * row + column] = (int) Math.floor(gain * share * ONE + 0.5);
        }
      }
      matrix[3 * row + row] = (int) Math.floor(gain * own * ONE + 0.5);
    }
    return matrix;
  }

  private static byte row(int r, int g, int b, int red, int green, int blue) {
    return ToneCurve.saturated((r * red + g * green + b * blue + HALF) >> SHIFT);
  }

  @Override
  public String text() {
    return Contract.text(NAME, max);
  }
}
