package io.github.gcn4j.backend.nd4j;

import java.nio.FloatBuffer;
import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Values off the heap: an ND4J array, and a view of the same memory that copies to and from arrays
 * on the heap at the speed of memory.
 */
final class Block implements AutoCloseable {
  /** A buffer of Java addresses 2³¹ − 1 bytes. */
  static final int LONGEST = Integer.MAX_VALUE / Float.BYTES;

  /** What ND4J says when native memory is short: an exception of no type of its own. */
  private static final String ALLOCATION_FAILED = "Allocation failed";

  private static final FloatBuffer FREED = FloatBuffer.allocate(0);

  private final INDArray array;
  private final FloatPointer pointer;
  private final int length;
  private FloatBuffer view;

  private Block(INDArray array, int length) {
    this.array = array;
    this.length = length;
    // ND4J's own pointer knows where the values begin, not how many there are.
    this.pointer = new FloatPointer(array.data().addressPointer()).capacity(array.length());
    this.view = pointer.asBuffer();
  }

  /**
   * New memory with arbitrary contents.
   *
   * @param length number of values, at most {@link #LONGEST}
   * @throws OutOfMemoryError if there is not so much; names the size
   */
  static Block allocate(int length) {
    // Detached from any workspace of ND4J's that an application may have open. There are no
    // arrays of nothing.
    return allocate(
        length, () -> Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', Math.max(1, length)));
  }

  /** As the other, with memory from elsewhere. */
  static Block allocate(int length, Supplier<INDArray> memory) {
    try {
      return new Block(memory.get(), length);
    } catch (OutOfMemoryError e) {
      throw tooLittle(length, e);
    } catch (RuntimeException e) {
      if (String.valueOf(e.getMessage()).startsWith(ALLOCATION_FAILED)) {
        throw tooLittle(length, e);
      }
      throw e;
    }
  }

  private static OutOfMemoryError tooLittle(int length, Throwable cause) {
    OutOfMemoryError error =
        new OutOfMemoryError(
            "expected "
                + (long) length * Float.BYTES
                + " bytes off the heap, found "
                + cause.getMessage()
                + ": free some, or allow the process more by -Xmx or"
                + " -Dorg.bytedeco.javacpp.maxPhysicalBytes");
    error.initCause(cause);
    return error;
  }

  /** Number of values. */
  int length() {
    return length;
  }

  /** Where the values begin, for a BLAS. */
  FloatPointer pointer() {
    return pointer;
  }

  /** Copies values out. */
  void read(int from, float[] to, int at, int count) {
    view.get(from, to, at, count);
  }

  /** Copies values in. */
  void write(float[] from, int at, int to, int count) {
    view.put(to, from, at, count);
  }

  /** Copies from another block. */
  void copy(Block from, int at, int to, int count) {
    view.put(to, from.view, at, count);
  }

  /** Whether the memory was freed. */
  boolean closed() {
    return array.wasClosed();
  }

  /** Frees the memory, now. Reads and writes fail from here on, rather than go astray. */
  @Override
  public void close() {
    view = FREED;
    pointer.setNull();
    array.close();
  }
}
