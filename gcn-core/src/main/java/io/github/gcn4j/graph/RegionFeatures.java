package io.github.gcn4j.graph;

import java.util.function.IntToDoubleFunction;

/**
 * What is known of each region of an image: its mean colour, where its centre lies and how large it
 * is.
 *
 * @param channels colours
 * @param values {@code [regions, channels + 3]}: means of the colours; the centre's row and column,
 *     from 0 (top, left) to 1 (bottom, right); the region's share of all pixels. Not copied
 */
public record RegionFeatures(int channels, float[] values) {

  /**
   * Features of regions of an image, colours on the scale 0 to 1.
   *
   * @param map the regions
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @param channels 1 or more
   * @throws IllegalArgumentException if {@code channels} is below 1 or the array has another length
   */
  public static RegionFeatures ofImage(RegionMap map, byte[] pixels, int channels) {
    requireLength(map, pixels.length, channels);
    return of(map, channels, i -> (pixels[i] & 0xff) / 255.0);
  }

  /**
   * Features of regions of anything else that pixels have, on the scale it has.
   *
   * @param map the regions
   * @param features {@code [height, width, channels]}
   * @param channels 1 or more
   * @throws IllegalArgumentException if {@code channels} is below 1 or the array has another length
   */
  public static RegionFeatures ofFeatures(RegionMap map, float[] features, int channels) {
    requireLength(map, features.length, channels);
    return of(map, channels, i -> features[i]);
  }

  /** Values of each region: {@code channels + 3}. */
  public int perRegion() {
    return channels + 3;
  }

  private static RegionFeatures of(RegionMap map, int channels, IntToDoubleFunction sample) {
    int each = channels + 3;
    int[] labels = map.labels();
    double[] sums = new double[map.regions() * each];
    for (int pixel = 0; pixel < labels.length; pixel++) {
      int row = pixel / map.width();
      int column = pixel % map.width();
      int region = labels[pixel] * each;
      for (int c = 0; c < channels; c++) {
        sums[region + c] += sample.applyAsDouble(pixel * channels + c);
      }
      // Centres of pixels: a region that is the whole image has its own at ½, ½.
      sums[region + channels] += (row + 0.5) / map.height();
      sums[region + channels + 1] += (column + 0.5) / map.width();
      sums[region + channels + 2]++;
    }
    float[] values = new float[sums.length];
    for (int i = 0; i < values.length; i++) {
      boolean isSize = i % each == channels + 2;
      double size = sums[i - i % each + channels + 2];
      values[i] = (float) (sums[i] / (isSize ? labels.length : size));
    }
    return new RegionFeatures(channels, values);
  }

  private static void requireLength(RegionMap map, int length, int channels) {
    if (channels < 1 || length != (long) map.labels().length * channels) {
      throw new IllegalArgumentException(
          "expected 1 or more values for each of "
              + map.labels().length
              + " pixels, found "
              + length
              + " for "
              + channels
              + " channel(s)");
    }
  }
}
