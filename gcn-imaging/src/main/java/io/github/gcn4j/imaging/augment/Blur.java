package io.github.gcn4j.imaging.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Out of focus: a Gaussian filter whose σ is uniform from 0 to maxSigma. Beyond the border lies
 * what is on it.
 *
 * @param maxSigma 0 (no change) to 16, in pixels
 */
public record Blur(double maxSigma) implements Augmentation {
  static final String NAME = "blur";

  private static final double LARGEST = 16;

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is not from 0 to 16
   */
  public Blur {
    Contract.requireBound(NAME, maxSigma, 0, LARGEST);
  }

  @Override
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    Contract.requireImage(pixels, height, width, channels);
    filter(pixels, height, width, channels, random.nextDouble() * maxSigma);
  }

  /** Blurs by a given σ, in pixels. */
  static void filter(byte[] pixels, int height, int width, int channels, double sigma) {
    float[] kernel = kernel(sigma);
    if (kernel.length == 1) {
      return;
    }
    int stride = width * channels;
    float[] across = new float[pixels.length];
    for (int row = 0; row < height; row++) {
      blurRow(pixels, row * stride, stride, channels, kernel, across);
    }
    float[] sums = new float[stride];
    for (int row = 0; row < height; row++) {
      Arrays.fill(sums, 0.5f);
      for (int tap = 0; tap < kernel.length; tap++) {
        int from = Math.max(0, Math.min(height - 1, row + tap - kernel.length / 2)) * stride;
        for (int i = 0; i < stride; i++) {
          sums[i] += kernel[tap] * across[from + i];
        }
      }
      for (int i = 0; i < stride; i++) {
        pixels[row * stride + i] = ToneCurve.saturated((int) sums[i]);
      }
    }
  }

  /** One row, padded with its ends so that every tap is one run over an array. */
  private static void blurRow(
      byte[] pixels, int start, int stride, int channels, float[] kernel, float[] out) {
    int margin = kernel.length / 2 * channels;
    float[] padded = new float[stride + 2 * margin];
    for (int i = 0; i < padded.length; i++) {
      int column = i - margin;
      if (column < 0) {
        column = i % channels;
      } else if (column >= stride) {
        column = stride - channels + i % channels;
      }
      padded[i] = pixels[start + column] & 0xff;
    }
    for (int tap = 0; tap < kernel.length; tap++) {
      for (int i = 0; i < stride; i++) {
        out[start + i] += kernel[tap] * padded[tap * channels + i];
      }
    }
  }

  /** Out to 3σ, summing to 1. */
  private static float[] kernel(double sigma) {
    int radius = (int) Math.ceil(3 * sigma);
    double[] weights = new double[2 * radius + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = i - radius;
      weights[i] = distance == 0 ? 1 : StrictMath.exp(-distance * distance / sigma / sigma / 2);
      sum += weights[i];
    }
    float[] kernel = new float[weights.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (weights[i] / sum);
    }
    return kernel;
  }

  @Override
  public String text() {
    return Contract.text(NAME, maxSigma);
  }
}
