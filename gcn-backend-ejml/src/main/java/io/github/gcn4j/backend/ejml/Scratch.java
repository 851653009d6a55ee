package io.github.gcn4j.backend.ejml;

import java.util.Arrays;

/**
 * Short arrays that one thread works in while it takes a piece, kept for the next piece. They are
 * separate arrays on purpose: the JIT vectorises a loop over several arrays with one index, but not
 * one over several stretches of the same array.
 */
final class Scratch {
  /**
   * Values of each array: the longest stretch of nodes a kernel takes at a time. With a header of
   * 16 bytes an array fills whole cache lines, so that arrays made one after another are aligned
   * alike; and those next to one another are far from a multiple of 4 KiB apart, which would make
   * stores to one hold up loads from the other: with 1,024 values a kernel is half as fast.
   */
  static final int LENGTH = 780;

  private float[][] arrays = new float[0][];

  /** At least so many arrays with arbitrary contents; the same ones every time. */
  float[][] arrays(int count) {
    int filled = arrays.length;
    if (filled < count) {
      arrays = Arrays.copyOf(arrays, count);
      for (int i = filled; i < count; i++) {
        arrays[i] = new float[LENGTH];
      }
    }
    return arrays;
  }
}
