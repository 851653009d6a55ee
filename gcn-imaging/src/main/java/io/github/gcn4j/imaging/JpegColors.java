package io.github.gcn4j.imaging;

import java.awt.image.Raster;

/**
 * From the components a JPEG file stores to gray or RGB, with libjpeg's 16-bit fixed-point
 * arithmetic (jdcolor.c): bit for bit what Pillow sees. The JDK converts YCbCr alike, but applies
 * colour profiles, guesses differently where no marker names the encoding, and makes no colour
 * image of CMYK at all.
 */
final class JpegColors {

  private static final int[] CR_TO_RED = new int[256];
  private static final int[] CB_TO_BLUE = new int[256];
  private static final int[] CR_TO_GREEN = new int[256];
  private static final int[] CB_TO_GREEN = new int[256];

  static {
    int half = 1 << 15;
    for (int i = 0; i < 256; i++) {
      int x = i - 128;
      CR_TO_RED[i] = (fixed(1.40200) * x + half) >> 16;
      CB_TO_BLUE[i] = (fixed(1.77200) * x + half) >> 16;
      CR_TO_GREEN[i] = -fixed(0.71414) * x;
      CB_TO_GREEN[i] = -fixed(0.34414) * x + half;
    }
  }

  private JpegColors() {}

  /**
   * Converts a raster of stored components.
   *
   * @throws ImageFormatException if the raster has another number of bands than the header's
   *     components
   */
  static RasterImage convert(Raster raster, JpegHeader header) throws ImageFormatException {
    int bands = raster.getNumBands();
    if (bands != header.components()) {
      throw JdkReader.damaged(
          ImageFormat.JPEG, bands + " components decoded of " + header.components(), null);
    }
    int width = raster.getWidth();
    int height = raster.getHeight();
    int channels = bands == 1 ? 1 : 3;
    byte[] samples = new byte[Math.multiplyExact(width * channels, height)];
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      convertRow(row, header.encoding(), samples, y * width * channels);
    }
    return new RasterImage(width, height, channels, samples);
  }

  private static void convertRow(
      int[] row, JpegHeader.Encoding encoding, byte[] samples, int offset) {
    switch (encoding) {
      case GRAY, RGB -> {
        for (int i = 0; i < row.length; i++) {
          samples[offset + i] = (byte) row[i];
        }
      }
      case YCBCR -> {
        for (int i = 0; i < row.length; i += 3) {
          int y = row[i];
          samples[offset + i] = (byte) red(y, row[i + 2]);
          samples[offset + i + 1] = (byte) green(y, row[i + 1], row[i + 2]);
          samples[offset + i + 2] = (byte) blue(y, row[i + 1]);
        }
      }
      // Adobe stores inks inverted, 255 being none, and everyone follows; Pillow inverts always.
      case CMYK -> {
        for (int i = 0, at = offset; i < row.length; i += 4, at += 3) {
          int black = 255 - row[i + 3];
          samples[at] = (byte) Samples.light(255 - row[i], black);
          samples[at + 1] = (byte) Samples.light(255 - row[i + 1], black);
          samples[at + 2] = (byte) Samples.light(255 - row[i + 2], black);
        }
      }
      // Here YCbCr encodes the inverse of what is stored for CMYK, that is the inks themselves.
      case YCCK -> {
        for (int i = 0, at = offset; i < row.length; i += 4, at += 3) {
          int y = row[i];
          int black = 255 - row[i + 3];
          samples[at] = (byte) Samples.light(red(y, row[i + 2]), black);
          samples[at + 1] = (byte) Samples.light(green(y, row[i + 1], row[i + 2]), black);
          samples[at + 2] = (byte) Samples.light(blue(y, row[i + 1]), black);
        }
      }
    }
  }

  private static int red(int y, int cr) {
    return clamp(y + CR_TO_RED[cr]);
  }

  private static int green(int y, int cb, int cr) {
    return clamp(y + ((CB_TO_GREEN[cb] + CR_TO_GREEN[cr]) >> 16));
  }

  private static int blue(int y, int cb) {
    return clamp(y + CB_TO_BLUE[cb]);
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  private static int fixed(double x) {
    return (int) (x * 65536 + 0.5);
  }
}
