package io.github.gcn4j.io;

import java.util.Arrays;

/**
 * One tensor as a header declares it: {@code begin} and {@code end} are byte positions counted from
 * the end of the header. Type and shape are known to be valid, the positions are not.
 */
final class TensorEntry {
  private final String name;
  private final DType dtype;
  private final long[] shape;
  private final long begin;
  private final long end;

  TensorEntry(String name, DType dtype, long[] shape, long begin, long end) {
    this.name = name;
    this.dtype = dtype;
    this.shape = shape.clone();
    this.begin = begin;
    this.end = end;
  }

  String name() {
    return name;
  }

  long begin() {
    return begin;
  }

  long end() {
    return end;
  }

  /** The bytes that type and shape demand; throws ArithmeticException where they overflow. */
  long demandedBytes() {
    return Math.multiplyExact(Tensor.elements(shape), dtype.bytes());
  }

  String description() {
    return dtype + " " + Arrays.toString(shape);
  }

  /** Makes the tensor from the file's data; the positions must have been checked. */
  Tensor view(byte[] data) {
    return new Tensor(name, dtype, shape, data, Math.toIntExact(begin));
  }
}
