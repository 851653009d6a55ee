package io.github.gcn4j.imaging;

/** Pillow's {@code convert("L")}: ITU-R 601-2 luma in 16-bit fixed point. */
public final class Grayscale {

  private Grayscale() {}

  /**
   * {@code (19595 R + 38470 G + 7471 B + 32768) >> 16} of every pixel.
   *
   * @return a gray image of the same size; the same instance if it is gray already
   */
  public static RasterImage of(RasterImage image) {
    if (image.channels() == 1) {
      return image;
    }
    byte[] rgb = image.samples();
    byte[] gray = new byte[rgb.length / 3];
    for (int i = 0, at = 0; i < gray.length; i++, at += 3) {
      int red = rgb[at] & 0xff;
      int green = rgb[at + 1] & 0xff;
      int blue = rgb[at + 2] & 0xff;
      gray[i] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 32768) >> 16);
    }
    return new RasterImage(image.width(), image.height(), 1, gray);
  }
}
