package io.github.gcn4j.imaging;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Checks that a PNG file is whole (PNG specification, section 5): every chunk lies inside the file,
 * the checksums of those that hold the picture are right, and the end chunk is there. The JDK's
 * reader looks at none of this.
 */
final class PngChunks {

  private static final int SIGNATURE = 8;
  private static final int OVERHEAD = 12;
  private static final int IEND = 0x49454e44;
  private static final int ANCILLARY_BIT = 0x20000000;

  private PngChunks() {}

  /**
   * Walks the chunks up to the end chunk.
   *
   * @throws ImageFormatException if the file ends inside a chunk or before its end chunk, or the
   *     checksum of a critical chunk is wrong
   */
  static void check(byte[] bytes) throws ImageFormatException {
    ByteBuffer png = ByteBuffer.wrap(bytes);
    int position = SIGNATURE;
    int type = 0;
    while (type != IEND) {
      int rest = bytes.length - position;
      long length = rest < OVERHEAD ? 0 : png.getInt(position) & 0xffffffffL;
      if (length > rest - OVERHEAD) {
        throw new ImageFormatException(
            "a complete PNG image",
            "one that ends before its end chunk",
            "copy it again from its source");
      }
      type = png.getInt(position + 4);
      if ((type & ANCILLARY_BIT) == 0) {
        checkSum(png, position + 4, (int) length + 4);
      }
      position += OVERHEAD + (int) length;
    }
  }

  private static void checkSum(ByteBuffer png, int start, int length) throws ImageFormatException {
    CRC32 crc = new CRC32();
    crc.update(png.slice(start, length));
    if ((int) crc.getValue() != png.getInt(start + length)) {
      throw JdkReader.damaged(ImageFormat.PNG, "the checksum of a chunk is wrong", null);
    }
  }
}
