package io.github.gcn4j.imaging;

import io.github.gcn4j.data.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a model wants to see of any image: its size and whether gray or in colour. Gray is made
 * first, then the size, as the reference system does ({@code convert("L")}, then {@code resize}).
 *
 * @param height rows, in pixels
 * @param width columns, in pixels
 * @param channels 1 (gray) or 3 (red, green, blue)
 */
public record ImagePreparation(int height, int width, int channels) {

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if a side is below 1 or {@code channels} is neither 1 nor 3
   */
  public ImagePreparation {
    if (height < 1 || width < 1 || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException(
          "expected a positive size and 1 or 3 channels, found "
              + height
              + "×"
              + width
              + " with "
              + channels
              + " channel(s)");
    }
  }

  /** What images have to be before this preprocessing applies to them. */
  public static ImagePreparation of(Preprocessing wanted) {
    return new ImagePreparation(wanted.height(), wanted.width(), wanted.channels());
  }

  /** Prepares a decoded image. */
  public PreparedImage prepare(RasterImage image) {
    RasterImage colors = channels == 1 ? Grayscale.of(image) : inColor(image);
    byte[] pixels = PillowResize.bilinear(colors, width, height).samples();
    return new PreparedImage(
        this, pixels == image.samples() ? pixels.clone() : pixels, ColorHistogram.of(image));
  }

  /**
   * Prepares an image held by a Java application.
   *
   * @throws IllegalArgumentException if the colours are not gray, RGB or CMYK, or a sample has more
   *     than 16 bits, is signed, or is a floating-point number
   */
  public PreparedImage prepare(BufferedImage image) {
    return prepare(RasterImage.of(image));
  }

  /**
   * Decodes and prepares a file, within {@link DecodeLimits#standard()}.
   *
   * @throws ImageFormatException if the file is not an image that can be used
   * @throws IOException if the file cannot be read
   */
  public PreparedImage prepare(Path file) throws IOException {
    return prepare(ImageDecoder.standard().decode(file));
  }

  /** A gray image with every sample three times. */
  private static RasterImage inColor(RasterImage image) {
    if (image.channels() == 3) {
      return image;
    }
    byte[] gray = image.samples();
    byte[] rgb = new byte[Math.multiplyExact(gray.length, 3)];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = gray[i / 3];
    }
    return new RasterImage(image.width(), image.height(), 3, rgb);
  }
}
