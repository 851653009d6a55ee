package io.github.gcn4j.backend.nd4j;

/**
 * Computes along blocks a piece at a time, in short arrays on the heap that stay in the first
 * cache.
 */
final class Pieces {
  private Pieces() {}

  /** From one array to itself. */
  @FunctionalInterface
  interface Kernel {
    /** Overwrites the first {@code length} values. */
    void run(float[] x, int length);
  }

  /** From two arrays to the first. */
  @FunctionalInterface
  interface Kernel2 {
    /** Overwrites the first {@code length} values of x. */
    void run(float[] x, float[] y, int length);
  }

  /** y = f(x) from one index to another. */
  static void map(Block x, Block y, int from, int to, Scratch scratch, Kernel f) {
    float[] values = scratch.arrays(1)[0];
    for (int at = from; at < to; at += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, to - at);
      x.read(at, values, 0, length);
      f.run(values, length);
      y.write(values, 0, at, length);
    }
  }

  /** z = f(x, y) from one index to another. */
  static void map(Block x, Block y, Block z, int from, int to, Scratch scratch, Kernel2 f) {
    float[][] arrays = scratch.arrays(2);
    for (int at = from; at < to; at += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, to - at);
      x.read(at, arrays[0], 0, length);
      y.read(at, arrays[1], 0, length);
      f.run(arrays[0], arrays[1], length);
      z.write(arrays[0], 0, at, length);
    }
  }

  /**
   * Σ x · y from one index to another: pieces in single precision, and their sum in double
   * precision.
   */
  static double dot(Block x, Block y, int from, int to, Scratch scratch) {
    float[][] arrays = scratch.arrays(3);
    double sum = 0;
    for (int at = from; at < to; at += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, to - at);
      x.read(at, arrays[0], 0, length);
      y.read(at, arrays[1], 0, length);
      Planes.multiply(arrays[0], arrays[1], length);
      sum += Chunks.total(arrays[0], arrays[2], length);
    }
    return sum;
  }
}
