package io.github.gcn4j.imaging;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes in memory as ImageIO reads them. Unlike {@code MemoryCacheImageInputStream} it makes no
 * second copy, and it knows its length, against which the JDK's TIFF reader checks the sizes a file
 * declares before it allocates them.
 */
final class ByteArrayImageInput extends ImageInputStreamImpl {

  private final byte[] bytes;

  ByteArrayImageInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.length) {
      return -1;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
