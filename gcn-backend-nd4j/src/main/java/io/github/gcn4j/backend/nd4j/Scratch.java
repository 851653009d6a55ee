package io.github.gcn4j.backend.nd4j;

import java.util.Arrays;

/**
 * Arrays on the heap that one thread works in while it takes a piece, kept for the next piece. The
 * JIT vectorises loops over several arrays with one index, which buffers off the heap do not offer.
 */
final class Scratch {
  /**
   * Values of each short array. With a header of 16 bytes an array fills whole cache lines, so that
   * arrays made one after another are aligned alike; and those next to one another are far from a
   * multiple of 4 KiB apart, which would make stores to one hold up loads from the other.
   */
  static final int LENGTH = 780;

  private float[][] arrays = new float[0][];
  private float[][] planes = new float[0][];

  /** At least so many arrays of {@link #LENGTH} with arbitrary contents; the same every time. */
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

  /**
   * A long array with arbitrary contents.
   *
   * @param number which of them; each is another array
   * @param length at least so long
   */
  float[] plane(int number, int length) {
    if (number >= planes.length) {
      int filled = planes.length;
      planes = Arrays.copyOf(planes, number + 1);
      Arrays.fill(planes, filled, number + 1, new float[0]);
    }
    if (planes[number].length < length) {
      planes[number] = new float[length];
    }
    return planes[number];
  }
}
