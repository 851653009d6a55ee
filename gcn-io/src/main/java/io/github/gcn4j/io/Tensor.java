package io.github.gcn4j.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One named tensor of a safetensors file: an immutable view of little-endian bytes in row-major
 * order.
 */
public final class Tensor {
  private final String name;
  private final DType dtype;
  private final long[] shape;
  private final int count;
  private final byte[] data;
  private final int offset;

  /** Makes a view of {@code data} from {@code offset}; the array is shared and never written. */
  Tensor(String name, DType dtype, long[] shape, byte[] data, int offset) {
    this.name = name;
    this.dtype = dtype;
    this.shape = shape.clone();
    this.count = Math.toIntExact(elements(shape));
    this.data = data;
    this.offset = offset;
    // Widened, so that a shape too large for the data cannot wrap round and slip through.
    if (count * (long) dtype.bytes() > data.length - (long) offset) {
      throw new IllegalArgumentException(
          "expected %d elements of %s, found %d bytes"
              .formatted(count, dtype, data.length - (long) offset));
    }
  }

  /**
   * Makes a tensor from bytes, which are copied.
   *
   * @param name its name in the file
   * @param dtype the type of its elements
   * @param bytes the elements, little-endian, row-major
   * @param shape its dimensions; none for a single number
   * @return the tensor
   * @throws IllegalArgumentException if a dimension is negative or {@code bytes} is not exactly as
   *     long as shape and type demand
   * @throws ArithmeticException if the product of the dimensions overflows
   */
  public static Tensor ofBytes(String name, DType dtype, byte[] bytes, long... shape) {
    requireLength(name, bytes.length, Math.multiplyExact(elements(shape), dtype.bytes()), shape);
    return new Tensor(name, dtype, shape, bytes.clone(), 0);
  }

  /**
   * Makes a single-precision tensor.
   *
   * @param name its name in the file
   * @param values the elements, row-major
   * @param shape its dimensions; none for a single number
   * @return the tensor
   * @throws IllegalArgumentException if a dimension is negative or the number of values is not the
   *     product of the dimensions
   * @throws ArithmeticException if the product of the dimensions, or four times it, overflows
   */
  public static Tensor ofFloats(String name, float[] values, long... shape) {
    requireLength(name, values.length, elements(shape), shape);
    byte[] bytes = new byte[Math.multiplyExact(values.length, 4)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return new Tensor(name, DType.F32, shape, bytes, 0);
  }

  /**
   * Makes a tensor of signed 64-bit integers.
   *
   * @param name its name in the file
   * @param values the elements, row-major
   * @param shape its dimensions; none for a single number
   * @return the tensor
   * @throws IllegalArgumentException if a dimension is negative or the number of values is not the
   *     product of the dimensions
   * @throws ArithmeticException if the product of the dimensions, or eight times it, overflows
   */
  public static Tensor ofLongs(String name, long[] values, long... shape) {
    requireLength(name, values.length, elements(shape), shape);
    byte[] bytes = new byte[Math.multiplyExact(values.length, 8)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return new Tensor(name, DType.I64, shape, bytes, 0);
  }

  /**
   * Returns the name, such as {@code conv1.lin.weight}.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the type of the elements.
   *
   * @return the type
   */
  public DType dtype() {
    return dtype;
  }

  /**
   * Returns the dimensions.
   *
   * @return a copy; empty for a single number
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * Returns the number of elements.
   *
   * @return the product of the dimensions, 1 for a single number
   */
  public int count() {
    return count;
  }

  /**
   * Returns the elements as stored.
   *
   * @return a copy, little-endian, row-major
   */
  public byte[] bytes() {
    return Arrays.copyOfRange(data, offset, offset + byteLength());
  }

  /**
   * Reads floating-point elements in single precision. F16 and BF16 widen exactly; F64 is rounded
   * to nearest, and becomes infinite beyond single precision's range.
   *
   * @return [count] values, row-major
   * @throws IllegalStateException if {@link DType#isFloatingPoint()} is false
   */
  public float[] floats() {
    float[] values = new float[count];
    ByteBuffer source = littleEndian();
    switch (dtype) {
      case F32 -> source.asFloatBuffer().get(values);
      case F64 -> {
        for (int i = 0; i < count; i++) {
          values[i] = (float) source.getDouble();
        }
      }
      case F16 -> {
        for (int i = 0; i < count; i++) {
          values[i] = HalfPrecision.fromBinary16(source.getShort());
        }
      }
      case BF16 -> {
        for (int i = 0; i < count; i++) {
          values[i] = HalfPrecision.fromBfloat16(source.getShort());
        }
      }
      case I64, I32, I16, I8, U8, BOOL ->
          throw new IllegalStateException(
              "tensor " + Quotation.of(name) + ": expected floating-point numbers, found " + dtype);
    }
    return values;
  }

  /**
   * Reads integer elements. U8 is taken as unsigned; BOOL gives 0 for false, 1 for every other
   * byte.
   *
   * @return [count] values, row-major
   * @throws IllegalStateException if {@link DType#isFloatingPoint()} is true
   */
  public long[] longs() {
    long[] values = new long[count];
    ByteBuffer source = littleEndian();
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (dtype) {
            case I64 -> source.getLong();
            case I32 -> source.getInt();
            case I16 -> source.getShort();
            case I8 -> source.get();
            case U8 -> Byte.toUnsignedLong(source.get());
            case BOOL -> source.get() == 0 ? 0 : 1;
            case F64, F32, F16, BF16 -> throw notIntegers();
          };
    }
    if (dtype.isFloatingPoint()) {
      throw notIntegers(); // an empty tensor never enters the loop
    }
    return values;
  }

  /**
   * Describes the tensor for a person, such as {@code conv1.lin.weight F32 [16, 1]}.
   *
   * @return name, type and shape
   */
  @Override
  public String toString() {
    return name + " " + dtype + " " + Arrays.toString(shape);
  }

  int byteLength() {
    return count * dtype.bytes();
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(data, offset, byteLength());
  }

  /** Multiplies dimensions, refusing negative ones and overflow. */
  static long elements(long[] shape) {
    long product = 1;
    for (long dimension : shape) {
      if (dimension < 0) {
        throw new IllegalArgumentException(
            "expected dimensions of 0 or more, found " + Arrays.toString(shape));
      }
      product = Math.multiplyExact(product, dimension);
    }
    return product;
  }

  private IllegalStateException notIntegers() {
    return new IllegalStateException(
        "tensor " + Quotation.of(name) + ": expected integers, found " + dtype);
  }

  private ByteBuffer littleEndian() {
    return ByteBuffer.wrap(data, offset, byteLength()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void requireLength(String name, long found, long expected, long[] shape) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "tensor %s of shape %s: expected a length of %d, found %d"
              .formatted(Quotation.of(name), Arrays.toString(shape), expected, found));
    }
  }
}
