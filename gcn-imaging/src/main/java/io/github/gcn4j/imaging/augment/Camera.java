package io.github.gcn4j.imaging.augment;

import java.util.random.RandomGenerator;

/**
 * The same slide under another lamp and camera, in one rounding: saturation (differences of the
 * channels from the pixel's gray), contrast (differences from the image's mean gray) and strength
 * are each times a factor, uniform from 1 − max to 1 + max, and each channel's strength times
 * another, from 1 − max/3 to 1 + max/3. A gray image has no saturation.
 *
 * @param max 0 (no change) to 1
 */
public record Camera(double max) implements Augmentation {
  static final String NAME = "camera";

  /** Luma of ITU-R BT.601. */
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  private static final double TINT = 1 / 3.0;

  /** Entries are whole multiples of 2⁻¹⁶: integer arithmetic is fast and the same everywhere. */
  private static final int SHIFT = 16;

  private static final int ONE = 1 << SHIFT;

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public Camera {
    Contract.requireBound(NAME, max, 0, 1);
  }

  @Override
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    Contract.requireImage(pixels, height, width, channels);
    double saturation = 1 + Contract.within(max, random);
    double contrast = 1 + Contract.within(max, random);
    double strength = 1 + Contract.within(max, random);
    double[] strengths = new double[channels];
    for (int c = 0; c < channels; c++) {
      strengths[c] = strength * (1 + Contract.within(max * TINT, random));
    }
    double meanGray = meanGray(pixels, channels);
    if (channels == 1) {
      ToneCurve.apply(pixels, strengths[0] * contrast, strengths[0] * (1 - contrast) * meanGray);
      return;
    }
    int[] matrix = new int[9];
    int[] offsets = new int[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double share = (row == column ? saturation : 0) + (1 - saturation) * LUMA[column];
        matrix[3 * row + column] = fixed(strengths[row] * contrast * share);
      }
      offsets[row] = fixed(strengths[row] * (1 - contrast) * meanGray + 0.5);
    }
    recolour(pixels, matrix, offsets);
  }

  private static double meanGray(byte[] pixels, int channels) {
    long[] sums = new long[channels];
    for (int i = 0; i < pixels.length; i += channels) {
      for (int c = 0; c < channels; c++) {
        sums[c] += pixels[i + c] & 0xff;
      }
    }
    double nodes = (double) pixels.length / channels;
    return channels == 1
        ? sums[0] / nodes
        : (LUMA[0] * sums[0] + LUMA[1] * sums[1] + LUMA[2] * sums[2]) / nodes;
  }

  private static int fixed(double value) {
    return (int) Math.floor(value * ONE + 0.5);
  }

  private static void recolour(byte[] pixels, int[] matrix, int[] offsets) {
    for (int i = 0; i < pixels.length; i += 3) {
      int red = pixels[i] & 0xff;
      int green = pixels[i + 1] & 0xff;
      int blue = pixels[i + 2] & 0xff;
      for (int row = 0; row < 3; row++) {
        int sum = matrix[3 * row] * red + matrix[3 * row + 1] * green + matrix[3 * row + 2] * blue;
        pixels[i + row] = ToneCurve.saturated((sum + offsets[row]) >> SHIFT);
      }
    }
  }

  @Override
  public String text() {
    return Contract.text(NAME, max);
  }
}
