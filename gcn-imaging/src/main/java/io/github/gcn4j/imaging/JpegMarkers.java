package io.github.gcn4j.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One walk over a JPEG file's markers. Every length is checked against the bytes that are there.
 */
final class JpegMarkers {

  /**
   * Progressive encoders write about ten scans; thousands in a small file are there to burn time.
   */
  private static final int MOST_SCANS = 500;

  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  private final byte[] bytes;
  private int position = 2;

  private int width;
  private int height;
  private int[] componentIds = {};
  private boolean jfif;
  private int adobeTransform = -1;
  private Orientation orientation = Orientation.UPRIGHT;
  private int scans;

  JpegMarkers(byte[] bytes) {
    this.bytes = bytes;
  }

  JpegHeader header() throws ImageFormatException {
    int marker = nextMarker();
    while (marker != END_OF_IMAGE) {
      if (hasSegment(marker)) {
        segment(marker);
      }
      marker = nextMarker();
    }
    if (componentIds.length == 0 || scans == 0) {
      throw JdkReader.damaged(ImageFormat.JPEG, "it holds no picture", null);
    }
    return new JpegHeader(width, height, componentIds.length, encoding(), orientation);
  }

  /**
   * Skips to just after the next marker; inside a scan, over its compressed data, where 0xff 0x00
   * and restarts are no markers.
   */
  private int nextMarker() throws ImageFormatException {
    while (position + 1 < bytes.length) {
      int code = bytes[position + 1] & 0xff;
      if (bytes[position] == (byte) 0xff && code != 0x00 && code != 0xff && !isRestart(code)) {
        position += 2;
        return code;
      }
      position++;
    }
    throw truncated();
  }

  private static boolean isRestart(int code) {
    return code >= 0xd0 && code <= 0xd7;
  }

  private static boolean hasSegment(int marker) {
    return marker != 0x01 && marker != 0xd8;
  }

  private void segment(int marker) throws ImageFormatException {
    if (position + 2 > bytes.length) {
      throw truncated();
    }
    int end = position + unsignedShort(position);
    if (end > bytes.length) {
      throw truncated();
    }
    int start = position + 2;
    if (isFrame(marker)) {
      frame(start, end);
    } else if (marker == 0xe0 && startsWith(start, end, "JFIF\0")) {
      jfif = true;
    } else if (marker == 0xe1 && startsWith(start, end, "Exif\0\0")) {
      orientation =
          TiffDirectory.read(bytes, start + 6, end - start - 6)
              .map(TiffDirectory::orientation)
              .orElse(Orientation.UPRIGHT);
    } else if (marker == 0xee && end - start >= 12 && startsWith(start, end, "Adobe")) {
      adobeTransform = bytes[start + 11] & 0xff;
    } else if (marker == START_OF_SCAN && ++scans > MOST_SCANS) {
      throw JdkReader.damaged(ImageFormat.JPEG, "more than " + MOST_SCANS + " scans", null);
    }
    position = Math.max(start, end);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private void frame(int start, int end) throws ImageFormatException {
    int count = end - start < 6 ? 0 : bytes[start + 5] & 0xff;
    if (count == 0 || end - start < 6 + 3 * count) {
      throw JdkReader.damaged(ImageFormat.JPEG, "its frame header is too short", null);
    }
    if (count != 1 && count != 3 && count != 4) {
      throw new ImageFormatException(
          "a JPEG image of 1, 3 or 4 components", "one of " + count, "export it as gray or colour");
    }
    height = unsignedShort(start + 1);
    width = unsignedShort(start + 3);
    componentIds = new int[count];
    for (int i = 0; i < count; i++) {
      componentIds[i] = bytes[start + 6 + 3 * i] & 0xff;
    }
  }

  /**
   * libjpeg's default_decompress_parms, which Pillow relies on; the JDK guesses differently where
   * no marker says.
   */
  private JpegHeader.Encoding encoding() {
    if (componentIds.length == 1) {
      return JpegHeader.Encoding.GRAY;
    }
    if (componentIds.length == 4) {
      return adobeTransform > 0 ? JpegHeader.Encoding.YCCK : JpegHeader.Encoding.CMYK;
    }
    boolean saysRgb =
        adobeTransform == 0
            || (adobeTransform < 0 && Arrays.equals(componentIds, new int[] {'R', 'G', 'B'}));
    return saysRgb && !jfif ? JpegHeader.Encoding.RGB : JpegHeader.Encoding.YCBCR;
  }

  private boolean startsWith(int start, int end, String latin1) {
    byte[] magic = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return end - start >= magic.length
        && Arrays.equals(bytes, start, start + magic.length, magic, 0, magic.length);
  }

  private int unsignedShort(int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  private static ImageFormatException truncated() {
    return new ImageFormatException(
        "a complete JPEG image",
        "one that ends before its end-of-image marker",
        "copy it again from its source");
  }
}
