package io.github.gcn4j.imaging;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Takes the samples of one {@link BufferedImage} as they are stored. {@code BufferedImage.getRGB}
 * would not do: it converts between colour spaces, which shifts every gray value ({@code
 * TYPE_BYTE_GRAY} is linear to Java) and whatever carries a profile.
 */
final class BufferedImageConversion {

  private final BufferedImage image;
  private final int width;
  private final int height;

  BufferedImageConversion(BufferedImage image) {
    this.image = image;
    this.width = image.getWidth();
    this.height = image.getHeight();
  }

  RasterImage convert() {
    ColorModel colors = image.getColorModel();
    if (colors instanceof IndexColorModel palette) {
      return indexed(palette);
    }
    requireUnsigned(colors);
    return switch (colors.getColorSpace().getType()) {
      case ColorSpace.TYPE_GRAY -> direct(colors, 1);
      case ColorSpace.TYPE_RGB -> direct(colors, 3);
      case ColorSpace.TYPE_CMYK -> cmyk(colors);
      default ->
          throw new IllegalArgumentException(
              "expected gray, RGB or CMYK colours, found another colour space");
    };
  }

  private RasterImage indexed(IndexColorModel palette) {
    // An index past the palette's end is black.
    int[] argb = Arrays.copyOf(entries(palette), 1 << palette.getPixelSize());
    byte[][] rgb = new byte[3][argb.length];
    boolean gray = true;
    for (int i = 0; i < argb.length; i++) {
      int alpha = argb[i] >>> 24;
      rgb[0][i] = (byte) Samples.scaled(argb[i] >> 16 & 0xff, alpha);
      rgb[1][i] = (byte) Samples.scaled(argb[i] >> 8 & 0xff, alpha);
      rgb[2][i] = (byte) Samples.scaled(argb[i] & 0xff, alpha);
      gray &= rgb[0][i] == rgb[1][i] && rgb[1][i] == rgb[2][i];
    }
    int channels = gray ? 1 : 3;
    byte[] samples = new byte[Math.multiplyExact(width * channels, height)];
    Raster raster = image.getRaster();
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int index : row) {
        for (int channel = 0; channel < channels; channel++) {
          samples[at++] = Samples.lookup(rgb[channel], index);
        }
      }
    }
    return new RasterImage(width, height, channels, samples);
  }

  private static int[] entries(IndexColorModel palette) {
    int[] argb = new int[palette.getMapSize()];
    palette.getRGBs(argb);
    return argb;
  }

  /** Gray or RGB, with or without alpha as its last component. */
  private RasterImage direct(ColorModel colors, int channels) {
    byte[][] scale = Samples.scales(colors.getComponentSize());
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int alphaBand = colors.hasAlpha() ? colors.getNumComponents() - 1 : -1;
    boolean composite = alphaBand >= 0 && !colors.isAlphaPremultiplied();
    byte[] samples = new byte[Math.multiplyExact(width * channels, height)];
    int[] row = new int[width * bands];
    int at = 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int pixel = 0; pixel < row.length; pixel += bands) {
        for (int channel = 0; channel < channels; channel++) {
          byte value = Samples.lookup(scale[channel], row[pixel + channel]);
          if (composite) {
            int alpha = Samples.lookup(scale[alphaBand], row[pixel + alphaBand]) & 0xff;
            value = (byte) Samples.scaled(value & 0xff, alpha);
          }
          samples[at++] = value;
        }
      }
    }
    return new RasterImage(width, height, channels, samples);
  }

  private RasterImage cmyk(ColorModel colors) {
    byte[][] scale = Samples.scales(colors.getComponentSize());
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    byte[] samples = new byte[Math.multiplyExact(width * 3, height)];
    int[] row = new int[width * bands];
    int at = 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int pixel = 0; pixel < row.length; pixel += bands) {
        int black = Samples.lookup(scale[3], row[pixel + 3]) & 0xff;
        for (int ink = 0; ink < 3; ink++) {
          samples[at++] =
              (byte) Samples.light(Samples.lookup(scale[ink], row[pixel + ink]) & 0xff, black);
        }
      }
    }
    return new RasterImage(width, height, 3, samples);
  }

  private void requireUnsigned(ColorModel colors) {
    int type = image.getRaster().getDataBuffer().getDataType();
    boolean unsigned =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || type == DataBuffer.TYPE_INT;
    int bits = Arrays.stream(colors.getComponentSize()).max().orElse(0);
    if (!unsigned || bits > 16) {
      throw new IllegalArgumentException(
          "expected unsigned samples of at most 16 bits, found "
              + (unsigned ? "" : "signed or floating-point ")
              + bits
              + "-bit samples");
    }
  }
}
