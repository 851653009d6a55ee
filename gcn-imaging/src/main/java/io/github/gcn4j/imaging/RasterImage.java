package io.github.gcn4j.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Objects;

/**
 * Decoded pixels, 8 bits a sample, independent of any file format.
 *
 * @param width columns, in pixels
 * @param height rows, in pixels
 * @param channels 1 (gray) or 3 (red, green, blue)
 * @param samples {@code [height * width * channels]} unsigned bytes, row-major from the top left,
 *     channels interleaved; not copied
 */
public record RasterImage(int width, int height, int channels, byte[] samples) {

  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if a side is below 1, {@code channels} is neither 1 nor 3, or
   *     {@code samples} has another length than the product of the three
   */
  public RasterImage {
    Objects.requireNonNull(samples, "samples");
    if (width < 1 || height < 1 || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException(
          "expected a positive size and 1 or 3 channels, found "
              + describe(width, height, channels));
    }
    if (samples.length != (long) width * height * channels) {
      throw new IllegalArgumentException(
          "expected "
              + (long) width * height * channels
              + " samples for "
              + describe(width, height, channels)
              + ", found "
              + samples.length);
    }
  }

  /**
   * The pixels of any {@link BufferedImage}: gray (also a palette of grays) to one channel,
   * everything else to three.
   *
   * <p>Samples are taken as stored, as Pillow does: no colour profile or gamma is applied. Samples
   * of more than 8 bits keep their 8 highest ({@code v >> (bits - 8)}), those of fewer are
   * stretched to 0–255. Transparent pixels are composited on black.
   *
   * @throws IllegalArgumentException if the colours are not gray, RGB or CMYK, or a sample has more
   *     than 16 bits, is signed, or is a floating-point number
   */
  public static RasterImage of(BufferedImage image) {
    return new BufferedImageConversion(image).convert();
  }

  /**
   * A copy as a {@link BufferedImage}: {@code TYPE_BYTE_GRAY} for one channel, {@code
   * TYPE_3BYTE_BGR} for three.
   */
  public BufferedImage toBufferedImage() {
    int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage image = new BufferedImage(width, height, type);
    byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    if (channels == 1) {
      System.arraycopy(samples, 0, target, 0, samples.length);
    } else {
      for (int i = 0; i < samples.length; i += 3) {
        target[i] = samples[i + 2];
        target[i + 1] = samples[i + 1];
        target[i + 2] = samples[i];
      }
    }
    return image;
  }

  /**
   * One sample.
   *
   * @param x column, from 0 at the left
   * @param y row, from 0 at the top
   * @param channel 0 for gray or red, 1 for green, 2 for blue
   * @return 0 to 255
   * @throws IndexOutOfBoundsException if there is no such sample
   */
  public int sample(int x, int y, int channel) {
    Objects.checkIndex(x, width);
    Objects.checkIndex(y, height);
    Objects.checkIndex(channel, channels);
    return samples[(y * width + x) * channels + channel] & 0xff;
  }

  private static String describe(int width, int height, int channels) {
    return width + "×" + height + " with " + channels + " channel(s)";
  }
}
