package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
  @Test
  void widensEveryHalfPrecisionNumberExactly() {
    byte[] bytes = new byte[2 << 16];
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 1 << 16; i++) {
      all.putShort((short) i);
    }

    float[] values = Tensor.ofBytes("h", DType.F16, bytes, 1 << 16).floats();

    for (int i = 0; i < 1 << 16; i++) {
      assertThat(values[i]).as("bits %x", i).isEqualTo(Float.valueOf((float) binary16(i)));
    }
    assertThat(Float.floatToRawIntBits(values[0x8000])).isEqualTo(0x80000000);
    assertThat(values[0x3c00]).isEqualTo(1f);
    assertThat(values[0x7bff]).isEqualTo(65504f);
    assertThat(values[1]).isEqualTo(0x1p-24f);
  }

  /** The definition of IEEE 754 binary16. */
  private static double binary16(int bits) {
    int exponent = bits >> 10 & 31;
    double fraction = (bits & 1023) / 1024.0;
    double sign = bits >> 15 == 0 ? 1 : -1;
    if (exponent == 31) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return exponent == 0
        ? sign * fraction * Math.pow(2, -14)
        : sign * (1 + fraction) * Math.pow(2, exponent - 15);
  }

  @Test
  void widensBrainFloatsByTheirUpperHalf() {
    byte[] bytes = bytes(0x80, 0x3f, 0x49, 0x40, 0x80, 0xff, 0x00, 0x80);

    assertThat(Tensor.ofBytes("b", DType.BF16, bytes, 4).floats())
        .containsExactly(1f, 3.140625f, Float.NEGATIVE_INFINITY, -0f);
  }

  @Test
  void roundsDoublesToNearest() {
    ByteBuffer buffer = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putDouble(0.1).putDouble(-1e300);

    assertThat(Tensor.ofBytes("d", DType.F64, buffer.array(), 2).floats())
        .containsExactly(0.1f, Float.NEGATIVE_INFINITY);
  }

  @Test
  void keepsFloatsAndLongsAsGiven() {
    float[] floats = {1f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f, Float.NaN};
    long[] longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE};

    assertThat(Tensor.ofFloats("f", floats, 2, 3).floats()).containsExactly(floats);
    assertThat(Tensor.ofLongs("l", longs, 4).longs()).containsExactly(longs);
  }

  @Test
  void readsIntegersOfEveryWidth() {
    byte[] bytes = bytes(0xff, 0x01, 0x00, 0x80);

    assertThat(Tensor.ofBytes("i", DType.I32, bytes, 1).longs()).containsExactly(0x800001ff);
    assertThat(Tensor.ofBytes("i", DType.I16, bytes, 2).longs()).containsExactly(511, -32768);
    assertThat(Tensor.ofBytes("i", DType.I8, bytes, 4).longs()).containsExactly(-1, 1, 0, -128);
    assertThat(Tensor.ofBytes("i", DType.U8, bytes, 4).longs()).containsExactly(255, 1, 0, 128);
    assertThat(Tensor.ofBytes("i", DType.BOOL, bytes, 4).longs()).containsExactly(1, 1, 0, 1);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void readsEachTypeInOneWayOnlyAlsoWhenEmpty(DType dtype) {
    Tensor one = Tensor.ofBytes("t", dtype, new byte[dtype.bytes()]);
    Tensor empty = Tensor.ofBytes("t", dtype, new byte[0], 0);

    for (Tensor tensor : new Tensor[] {one, empty}) {
      if (dtype.isFloatingPoint()) {
        assertThat(tensor.floats()).hasSize(tensor.count()).containsOnly(new float[tensor.count()]);
        assertThatThrownBy(tensor::longs)
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("tensor 't': expected integers, found " + dtype);
      } else {
        assertThat(tensor.longs()).hasSize(tensor.count()).containsOnly(new long[tensor.count()]);
        assertThatThrownBy(tensor::floats)
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("tensor 't': expected floating-point numbers, found " + dtype);
      }
    }
  }

  @Test
  void cannotBeChangedFromOutside() {
    byte[] bytes = {1, 2};
    long[] shape = {2};
    Tensor tensor = Tensor.ofBytes("t", DType.U8, bytes, shape);

    bytes[0] = 9;
    shape[0] = 9;
    tensor.bytes()[1] = 9;
    tensor.shape()[0] = 9;

    assertThat(tensor.bytes()).containsExactly(1, 2);
    assertThat(tensor.shape()).containsExactly(2);
  }

  @Test
  void refusesValuesThatDoNotFillTheShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.ofFloats("w", new float[5], 2, 3))
        .withMessage("tensor 'w' of shape [2, 3]: expected a length of 6, found 5");
    assertThatIllegalArgumentException().isThrownBy(() -> Tensor.ofLongs("w", new long[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.ofBytes("w", DType.F32, new byte[3], 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.ofFloats("w", new float[1], -1, -1))
        .withMessage("expected dimensions of 0 or more, found [-1, -1]");
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
