package io.github.gcn4j.imaging;

/**
 * How much an image may cost before it is refused. Width, height and pixels are those the header
 * declares, checked before any pixel is decoded; decoding takes at most about 16 bytes of memory
 * per pixel beside the file itself.
 *
 * @param maxBytes largest file, in bytes; at most 2,147,483,639, the longest array every JVM can
 *     make
 * @param maxWidth most columns, in pixels
 * @param maxHeight most rows, in pixels
 * @param maxPixels largest product of width and height, in pixels; at most 700,000,000, so that a
 *     colour image fits an array
 */
public record DecodeLimits(long maxBytes, int maxWidth, int maxHeight, long maxPixels) {

  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final long MOST_PIXELS = 700_000_000;

  /**
   * Checks that the limits are positive and that what they allow fits Java arrays.
   *
   * @throws IllegalArgumentException if a limit is not positive or above the maximum given for it
   */
  public DecodeLimits {
    requireBetween("maxBytes", maxBytes, LONGEST_ARRAY);
    requireBetween("maxWidth", maxWidth, Integer.MAX_VALUE);
    requireBetween("maxHeight", maxHeight, Integer.MAX_VALUE);
    requireBetween("maxPixels", maxPixels, MOST_PIXELS);
  }

  /**
   * 64 MB, 16,384 × 16,384 pixels, 50 million pixels in all: any camera's or microscope's picture,
   * no bomb.
   */
  public static DecodeLimits standard() {
    return new DecodeLimits(64_000_000, 16_384, 16_384, 50_000_000);
  }

  /**
   * Refuses a file that is too long.
   *
   * @throws ImageFormatException if {@code bytes} is above {@link #maxBytes}
   */
  void checkBytes(long bytes) throws ImageFormatException {
    if (bytes > maxBytes) {
      throw new ImageFormatException(
          "an image file of at most " + maxBytes + " bytes",
          "one of " + bytes + " bytes",
          "save it smaller");
    }
  }

  /**
   * Refuses declared dimensions that are not positive or too large.
   *
   * @throws ImageFormatException if a side is below 1 or above its limit, or the product is above
   *     {@link #maxPixels}
   */
  void checkDimensions(int width, int height) throws ImageFormatException {
    String found = width + "×" + height + " pixels declared in its header";
    if (width < 1 || height < 1) {
      throw new ImageFormatException("an image with pixels", found, "export the image again");
    }
    if (width > maxWidth || height > maxHeight || (long) width * height > maxPixels) {
      throw new ImageFormatException(
          "an image of at most "
              + maxWidth
              + "×"
              + maxHeight
              + " and "
              + maxPixels
              + " pixels in all",
          found,
          "save it smaller");
    }
  }

  private static void requireBetween(String name, long value, long maximum) {
    if (value < 1 || value > maximum) {
      throw new IllegalArgumentException(
          "expected " + name + " between 1 and " + maximum + ", found " + value);
    }
  }
}
