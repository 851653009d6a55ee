package io.github.gcn4j.imaging;

/**
 * Pillow's {@code resize(size, BILINEAR)}, bit for bit: a triangle filter, widened by the scale
 * when shrinking so that every pixel counts (antialiasing), applied along rows and then along
 * columns with 8-bit samples in between, in 22-bit fixed point (Pillow, {@code
 * libImaging/Resample.c}). So a model trained on Pillow's pixels sees the same ones here.
 */
public final class PillowResize {

  private PillowResize() {}

  /**
   * An image at another size.
   *
   * @param image gray or RGB
   * @param width columns wanted, in pixels
   * @param height rows wanted, in pixels
   * @return the resized image; the same instance if it has that size already
   * @throws IllegalArgumentException if {@code width} or {@code height} is below 1
   */
  public static RasterImage bilinear(RasterImage image, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "expected a positive size to resize to, found " + width + "×" + height);
    }
    // Pillow skips a pass that would change nothing, and rounds nothing in it either.
    RasterImage narrowed = width == image.width() ? image : alongRows(image, width);
    return height == image.height() ? narrowed : alongColumns(narrowed, height);
  }

  private static RasterImage alongRows(RasterImage image, int width) {
    ResizeCoefficients coefficients = new ResizeCoefficients(image.width(), width);
    int channels = image.channels();
    byte[] source = image.samples();
    byte[] target = new byte[Math.multiplyExact(width * channels, image.height())];
    int at = 0;
    for (int y = 0; y < image.height(); y++) {
      int row = y * image.width() * channels;
      for (int x = 0; x < width; x++) {
        int first = row + coefficients.first(x) * channels;
        for (int channel = 0; channel < channels; channel++) {
          target[at++] = coefficients.weigh(x, source, first + channel, channels);
        }
      }
    }
    return new RasterImage(width, image.height(), channels, target);
  }

  private static RasterImage alongColumns(RasterImage image, int height) {
    ResizeCoefficients coefficients = new ResizeCoefficients(image.height(), height);
    int rowLength = image.width() * image.channels();
    byte[] source = image.samples();
    byte[] target = new byte[Math.multiplyExact(rowLength, height)];
    int at = 0;
    for (int y = 0; y < height; y++) {
      int first = coefficients.first(y) * rowLength;
      for (int i = 0; i < rowLength; i++) {
        target[at++] = coefficients.weigh(y, source, first + i, rowLength);
      }
    }
    return new RasterImage(image.width(), height, image.channels(), target);
  }
}
