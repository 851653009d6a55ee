package io.github.gcn4j.imaging;

/**
 * What a JPEG file says of itself between its markers (ITU-T T.81, annex B), found by walking the
 * whole file once.
 *
 * @param width columns, in pixels
 * @param height rows, in pixels
 * @param components 1 to 255 as declared; 1, 3 and 4 are decoded
 * @param encoding how colours are stored, by the rules of libjpeg
 * @param orientation how to turn the picture upright, from its EXIF data
 */
record JpegHeader(
    int width, int height, int components, Encoding encoding, Orientation orientation) {

  /** How a pixel's components are to be understood. */
  enum Encoding {
    GRAY,
    RGB,
    YCBCR,
    CMYK,
    YCCK
  }

  /**
   * Reads the markers from start to end of image.
   *
   * @throws ImageFormatException if the file ends before its end-of-image marker, has no frame
   *     header, more scans than any encoder writes, or a number of components that is not 1, 3 or 4
   */
  static JpegHeader parse(byte[] bytes) throws ImageFormatException {
    return new JpegMarkers(bytes).header();
  }
}
