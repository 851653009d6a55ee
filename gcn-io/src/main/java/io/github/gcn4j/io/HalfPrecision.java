package io.github.gcn4j.io;

/** The two 16-bit floating-point formats, widened without loss to single precision. */
final class HalfPrecision {
  private HalfPrecision() {}

  /** Widens IEEE 754 binary16: 1 sign, 5 exponent (bias 15) and 10 fraction bits. */
  static float fromBinary16(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >>> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      // Zero and subnormals: fraction · 2^-24, exact in single precision.
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    // 112 moves the bias from 15 to 127; infinity and NaN keep the exponent of all ones.
    int wideExponent = exponent == 0x1f ? 0xff : exponent + 112;
    return Float.intBitsToFloat(sign | wideExponent << 23 | fraction << 13);
  }

  /** Widens bfloat16, the upper 16 bits of a single-precision number. */
  static float fromBfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
