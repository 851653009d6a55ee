package io.github.gcn4j.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The first directory of TIFF data (TIFF 6.0, section 2), which is also what EXIF data is: a list
 * of entries of a tag, a type, a count, and values, or where they are. Every position is checked
 * against the bytes that are there.
 */
final class TiffDirectory {

  private static final int ORIENTATION = 0x0112;
  private static final int STRIP_OFFSETS = 0x0111;
  private static final int STRIP_BYTE_COUNTS = 0x0117;
  private static final int TILE_OFFSETS = 0x0144;
  private static final int TILE_BYTE_COUNTS = 0x0145;

  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int[] BYTES_OF_TYPE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
  private static final int ENTRY_BYTES = 12;
  private static final int INLINE_BYTES = 4;

  private final ByteBuffer tiff;
  private final int start;
  private final int entries;

  private TiffDirectory(ByteBuffer tiff, int start, int entries) {
    this.tiff = tiff;
    this.start = start;
    this.entries = entries;
  }

  /**
   * The first directory in {@code length} bytes from {@code offset}; empty if there is none or it
   * is not whole.
   */
  static Optional<TiffDirectory> read(byte[] bytes, int offset, int length) {
    if (length < 8) {
      return Optional.empty();
    }
    ByteBuffer tiff = ByteBuffer.wrap(bytes, offset, length).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long start = tiff.getInt(4) & 0xffffffffL;
    if (tiff.getShort(2) != 42 || start + 2 > length) {
      return Optional.empty();
    }
    int entries = tiff.getShort((int) start) & 0xffff;
    if (start + 2 + (long) entries * ENTRY_BYTES > length) {
      return Optional.empty();
    }
    return Optional.of(new TiffDirectory(tiff, (int) start + 2, entries));
  }

  /**
   * How to turn the picture upright; upright if the tag is not there or makes no sense, which is no
   * reason to refuse a picture.
   */
  Orientation orientation() {
    int entry = find(ORIENTATION);
    if (entry < 0 || type(entry) != SHORT || count(entry) != 1) {
      return Orientation.UPRIGHT;
    }
    return Orientation.ofTag(tiff.getShort(entry + 8));
  }

  /** Whether every entry's values, and every strip or tile of the picture, lie inside the data. */
  boolean isWhole() {
    for (int i = 0; i < entries; i++) {
      int entry = start + i * ENTRY_BYTES;
      if (size(entry) > INLINE_BYTES && valuesAt(entry) + size(entry) > tiff.limit()) {
        return false;
      }
    }
    return partsInside(STRIP_OFFSETS, STRIP_BYTE_COUNTS)
        && partsInside(TILE_OFFSETS, TILE_BYTE_COUNTS);
  }

  private boolean partsInside(int offsetsTag, int countsTag) {
    int offsets = find(offsetsTag);
    int counts = find(countsTag);
    if (offsets < 0 || counts < 0) {
      return true;
    }
    long parts = Math.min(count(offsets), count(counts));
    for (int i = 0; i < parts; i++) {
      if (value(offsets, i) + value(counts, i) > tiff.limit()) {
        return false;
      }
    }
    return true;
  }

  private int find(int tag) {
    for (int i = 0; i < entries; i++) {
      int entry = start + i * ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xffff) == tag) {
        return entry;
      }
    }
    return -1;
  }

  private int type(int entry) {
    return tiff.getShort(entry + 2) & 0xffff;
  }

  private long count(int entry) {
    return tiff.getInt(entry + 4) & 0xffffffffL;
  }

  private long size(int entry) {
    int type = type(entry);
    return type < BYTES_OF_TYPE.length ? BYTES_OF_TYPE[type] * count(entry) : 0;
  }

  private long valuesAt(int entry) {
    return size(entry) <= INLINE_BYTES ? entry + 8 : tiff.getInt(entry + 8) & 0xffffffffL;
  }

  /** A value whose place {@link #isWhole} has checked; 0 if it is not a whole number. */
  private long value(int entry, int index) {
    int at = (int) valuesAt(entry);
    return switch (type(entry)) {
      case SHORT -> tiff.getShort(at + 2 * index) & 0xffff;
      case LONG -> tiff.getInt(at + 4 * index) & 0xffffffffL;
      default -> 0;
    };
  }
}
