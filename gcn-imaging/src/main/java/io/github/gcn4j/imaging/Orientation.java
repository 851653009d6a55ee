package io.github.gcn4j.imaging;

/**
 * How a stored picture has to be turned to stand upright: the eight values of EXIF's and TIFF's
 * Orientation tag, in order.
 */
enum Orientation {
  UPRIGHT,
  MIRRORED,
  UPSIDE_DOWN,
  FLIPPED,
  TRANSPOSED,
  TURN_RIGHT,
  TRANSVERSED,
  TURN_LEFT;

  /** The orientation with this tag value; upright if the value is not 1 to 8. */
  static Orientation ofTag(int value) {
    return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
  }

  /** The picture as it is to be seen; the same instance if it stands upright. */
  RasterImage apply(RasterImage stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    boolean onItsSide = compareTo(TRANSPOSED) >= 0;
    int width = onItsSide ? stored.height() : stored.width();
    int height = onItsSide ? stored.width() : stored.height();
    int channels = stored.channels();
    byte[] turned = new byte[stored.samples().length];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int source = sourcePixel(x, y, stored.width(), stored.height()) * channels;
        for (int channel = 0; channel < channels; channel++) {
          turned[at++] = stored.samples()[source + channel];
        }
      }
    }
    return new RasterImage(width, height, channels, turned);
  }

  /** Where in the stored picture, of this width and height, the pixel seen at (x, y) lies. */
  private int sourcePixel(int x, int y, int width, int height) {
    int right = width - 1;
    int bottom = height - 1;
    return switch (this) {
      case UPRIGHT -> y * width + x;
      case MIRRORED -> y * width + right - x;
      case UPSIDE_DOWN -> (bottom - y) * width + right - x;
      case FLIPPED -> (bottom - y) * width + x;
      case TRANSPOSED -> x * width + y;
      case TURN_RIGHT -> (bottom - x) * width + y;
      case TRANSVERSED -> (bottom - x) * width + right - y;
      case TURN_LEFT -> x * width + right - y;
    };
  }
}
