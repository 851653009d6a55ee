package io.github.gcn4j.imaging;

import java.util.Random;

/**
 * How thick each of three stains lies on every pixel of a field of view, and the picture that the
 * light through them makes.
 */
final class StainedField {

  /** Thickness of eosin (red cells), azure (nuclei) and methylene blue (cytoplasm) at a point. */
  interface Stains {
    double[] at(double x, double y);
  }

  /**
   * How much red, green and blue light a layer of thickness 1 takes, as the logarithm of what
   * remains: eosin, azure, blue.
   */
  private static final double[][] ABSORBANCE = {
    {0.10, 0.36, 0.25},
    {0.80, 1.45, 0.42},
    {0.40, 0.42, 0.12}
  };

  private static final double[] LAMP = {1, 0.965, 0.975};
  private static final double VIGNETTE = 0.07;
  private static final double SENSOR_NOISE = 1.6;

  private final int width;
  private final int height;
  private final double[] thickness;

  StainedField(int width, int height) {
    this.width = width;
    this.height = height;
    this.thickness = new double[width * height * ABSORBANCE.length];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Adds stain to the pixels within a radius of a point, as far as they lie in the field. */
  void addDisc(double centerX, double centerY, double radius, Stains stains) {
    int left = (int) Math.max(0, centerX - radius);
    int top = (int) Math.max(0, centerY - radius);
    int right = (int) Math.min(width - 1.0, centerX + radius + 1);
    int bottom = (int) Math.min(height - 1.0, centerY + radius + 1);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double[] added = stains.at(x, y);
        int at = (y * width + x) * ABSORBANCE.length;
        for (int stain = 0; stain < added.length; stain++) {
          thickness[at + stain] += added[stain];
        }
      }
    }
  }

  /**
   * Takes the picture.
   *
   * @param exposure brightness where there is no stain, 0 to 1
   * @param random for this picture's tint, uneven light and sensor noise
   */
  RasterImage develop(double exposure, Random random) {
    ValueNoise plasma = new ValueNoise(random.nextLong());
    double strength = 1 + 0.07 * random.nextGaussian();
    double[] tint = new double[3];
    for (int channel = 0; channel < 3; channel++) {
      tint[channel] = LAMP[channel] + 0.012 * random.nextGaussian();
    }
    double lampX = width * (0.3 + 0.4 * random.nextDouble());
    double lampY = height * (0.3 + 0.4 * random.nextDouble());
    byte[] samples = new byte[width * height * 3];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = (x - lampX) / width;
        double dy = (y - lampY) / height;
        double light = exposure * (1 - VIGNETTE * 2 * (dx * dx + dy * dy));
        double film = 0.05 + 0.05 * plasma.fractalAt(x * 5.0 / width, y * 5.0 / height);
        double grain = SENSOR_NOISE * random.nextGaussian();
        for (int channel = 0; channel < 3; channel++) {
          double passed = StrictMath.exp(-strength * absorbed(y * width + x, film, channel));
          double value = 255 * light * tint[channel] * passed + grain;
          samples[at++] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
      }
    }
    return new RasterImage(width, height, 3, samples);
  }

  /**
   * What the stains on a pixel, and a film of plasma in the colour of eosin, take of one channel's
   * light.
   */
  private double absorbed(int pixel, double film, int channel) {
    double sum = film * ABSORBANCE[0][channel];
    for (int stain = 0; stain < ABSORBANCE.length; stain++) {
      sum += thickness[pixel * ABSORBANCE.length + stain] * ABSORBANCE[stain][channel];
    }
    return sum;
  }
}
