package io.github.gcn4j.backend.planes;

import java.util.Arrays;

/**
 * Short arrays that one thread works in while it takes a piece, kept for the next piece. They are
 * separate arrays on purpose: the JIT vectorises a loop over several arrays with one index, but not
 * one over several stretches of the same array.
 */
public final class Scratch {
  /**
   * Values of each array: the longest stretch of nodes a kernel takes at a time. With a header of
   * 16 bytes an array fills whole cache lines, so that arrays made one after another are aligned
   * alike; and those next to one another are far from a multiple of 4 KiB apart, which would make
   * stores to one hold up loads from the other: with 1,024 values a kernel is half as fast.
   */
  public static final int LENGTH = 780;

  private float[][] arrays = new float[0][];
  private float[][] blocks = new float[0][];

  /** At least so many arrays with arbitrary contents; the same ones every time. */
  public float[][] arrays(int count) {
    int filled = arrays.length;
    if (filled < count) {
      arrays = Arrays.copyOf(arrays, count);
      for (int i = filled; i < count; i++) {
        arrays[i] = new float[LENGTH];
      }
    }
    return arrays;
  }

  /**
   * An array of at least this length with arbitrary contents, for kernels that want one long array
   * rather than many short ones.
   *
   * @param number which one; the same number gives the same array until a longer one is needed
   */
  public float[] block(int number, int length) {
    if (blocks.length <= number) {
      int filled = blocks.length;
      blocks = Arrays.copyOf(blocks, number + 1);
      Arrays.fill(blocks, filled, blocks.length, new float[0]);
    }
    if (blocks[number].length < length) {
      blocks[number] = new float[length];
    }
    return blocks[number];
  }
}
