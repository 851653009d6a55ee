package io.github.gcn4j.imaging;

/**
 * How often each shade occurs in each colour channel of an image: what the histogram baseline
 * classifies by.
 */
public final class ColorHistogram {

  /** Bins of one channel. */
  public static final int BINS = 32;

  /** Shades of one bin, of 256 in all. */
  public static final int LEVELS_PER_BIN = 256 / BINS;

  private static final int CHANNELS = 3;

  private ColorHistogram() {}

  /**
   * Counts the shades of an image at the size it was decoded to.
   *
   * @return {@code [3 * 32]}: 32 fractions of all pixels for red, then green, then blue, each 32
   *     summing to 1; a gray image counts as red = green = blue
   */
  public static float[] of(RasterImage image) {
    int[] counts = new int[CHANNELS * BINS];
    byte[] samples = image.samples();
    int channels = image.channels();
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int i = Math.min(channel, channels - 1); i < samples.length; i += channels) {
        counts[channel * BINS + (samples[i] & 0xff) / LEVELS_PER_BIN]++;
      }
    }
    double pixels = (double) image.width() * image.height();
    float[] fractions = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      fractions[i] = (float) (counts[i] / pixels);
    }
    return fractions;
  }
}
