package io.github.gcn4j.io;

import java.util.Optional;

/**
 * Element type of a stored tensor, under the names the safetensors format uses. All are stored
 * little-endian.
 */
public enum DType {
  /** IEEE 754 double precision. */
  F64(8, Kind.FLOATING_POINT),
  /** IEEE 754 single precision. */
  F32(4, Kind.FLOATING_POINT),
  /** IEEE 754 half precision. */
  F16(2, Kind.FLOATING_POINT),
  /** The upper half of a single-precision number ("brain float"). */
  BF16(2, Kind.FLOATING_POINT),
  /** Signed 64-bit integer. */
  I64(8, Kind.INTEGER),
  /** Signed 32-bit integer. */
  I32(4, Kind.INTEGER),
  /** Signed 16-bit integer. */
  I16(2, Kind.INTEGER),
  /** Signed 8-bit integer. */
  I8(1, Kind.INTEGER),
  /** Unsigned 8-bit integer. */
  U8(1, Kind.INTEGER),
  /** One byte, 0 for false. */
  BOOL(1, Kind.INTEGER);

  private enum Kind {
    FLOATING_POINT,
    INTEGER
  }

  private final int bytes;
  private final Kind kind;

  DType(int bytes, Kind kind) {
    this.bytes = bytes;
    this.kind = kind;
  }

  /**
   * Returns how many bytes one element takes.
   *
   * @return 1, 2, 4 or 8
   */
  public int bytes() {
    return bytes;
  }

  /**
   * Returns whether elements are floating-point numbers, which {@link Tensor#floats()} reads; all
   * others are integers, which {@link Tensor#longs()} reads.
   *
   * @return true for F64, F32, F16 and BF16
   */
  public boolean isFloatingPoint() {
    return kind == Kind.FLOATING_POINT;
  }

  /**
   * Finds an element type by its name in a file.
   *
   * @param name such as {@code F32}; case matters
   * @return the type, or nothing when this library does not know the name
   */
  public static Optional<DType> named(String name) {
    for (DType dtype : values()) {
      if (dtype.name().equals(name)) {
        return Optional.of(dtype);
      }
    }
    return Optional.empty();
  }
}
