package io.github.gcn4j.report;

import io.github.gcn4j.data.LabelledImage;
import java.awt.Color;
import java.util.List;

/**
 * What the images of one class look like on average. Taken from the colour histograms, 32 bins a
 * channel, so exact to 4 of 255 levels.
 *
 * @param images how many there are
 * @param red mean of the channel over all pixels, a fraction in [0, 1]; 0 without images
 * @param green the same of green
 * @param blue the same of blue
 * @param brightness mean over the images of 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601)
 * @param spread population standard deviation of the images' brightness
 */
public record ClassLook(
    int images, double red, double green, double blue, double brightness, double spread) {

  private static final int CHANNELS = 3;
  private static final int BINS = LabelledImage.HISTOGRAM_LENGTH / CHANNELS;
  private static final double LEVELS_PER_BIN = 256.0 / BINS;

  /** Averages images, all of which count alike whatever their size. */
  public static ClassLook of(List<LabelledImage> images) {
    double[] sums = new double[CHANNELS];
    double brightness = 0;
    double squares = 0;
    for (LabelledImage image : images) {
      double[] mean = new double[CHANNELS];
      for (int channel = 0; channel < CHANNELS; channel++) {
        mean[channel] = mean(image.histogram(), channel);
        sums[channel] += mean[channel];
      }
      double luma = 0.299 * mean[0] + 0.587 * mean[1] + 0.114 * mean[2];
      brightness += luma;
      squares += luma * luma;
    }
    double n = Math.max(1, images.size());
    double average = brightness / n;
    return new ClassLook(
        images.size(),
        sums[0] / n,
        sums[1] / n,
        sums[2] / n,
        average,
        Math.sqrt(Math.max(0, squares / n - average * average)));
  }

  private static double mean(float[] histogram, int channel) {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double middle = bin * LEVELS_PER_BIN + (LEVELS_PER_BIN - 1) / 2;
      sum += histogram[channel * BINS + bin] * middle / 255;
    }
    return sum;
  }

  /** The mean colour. */
  Color colour() {
    return new Color(byteOf(red), byteOf(green), byteOf(blue));
  }

  private static int byteOf(double fraction) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, fraction)));
  }
}
