package io.github.gcn4j.imaging;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The formats that are decoded, recognised by their first bytes. */
enum ImageFormat {
  JPEG,
  PNG,
  BMP,
  TIFF,
  GIF;

  /** For messages: all of them, as a sentence lists them. */
  static final String NAMES = "a JPEG, PNG, BMP, TIFF or GIF image";

  private static final int SHOWN_BYTES = 12;

  /** The name ImageIO knows it by. */
  String readerName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Which format these bytes begin as, or empty if none. */
  static Optional<ImageFormat> recognise(byte[] bytes) {
    if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (starts(bytes, 0, "II*\0") || starts(bytes, 0, "MM\0*")) {
      return Optional.of(TIFF);
    }
    if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    // Two letters are little to go by: the header's own length, 12 to 124, comes 14 bytes in.
    boolean bmp =
        starts(bytes, 0, "BM")
            && bytes.length > 18
            && bytes[14] >= 12
            && starts(bytes, 15, "\0\0\0");
    return bmp ? Optional.of(BMP) : Optional.empty();
  }

  /** What bytes of no known format look like, for a message. */
  static String describe(byte[] bytes) {
    if (bytes.length == 0) {
      return "an empty file";
    }
    if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
      return "a WebP image";
    }
    if (starts(bytes, 4, "ftyp")) {
      return "a HEIF, AVIF or MP4 file";
    }
    if (starts(bytes, 128, "DICM")) {
      return "a DICOM file";
    }
    if (starts(bytes, 0, "II+\0") || starts(bytes, 0, "MM\0+")) {
      return "a BigTIFF image";
    }
    if (starts(bytes, 0, "PK\3\4")) {
      return "a ZIP archive";
    }
    int shown = Math.min(bytes.length, SHOWN_BYTES);
    if (printable(bytes, shown)) {
      return "text beginning with \""
          + new String(bytes, 0, shown, StandardCharsets.US_ASCII)
          + "\"";
    }
    return "bytes beginning with " + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
  }

  private static boolean printable(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] < ' ' || bytes[i] > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(byte[] bytes, int offset, String latin1) {
    byte[] magic = latin1.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < offset + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (bytes[offset + i] != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
