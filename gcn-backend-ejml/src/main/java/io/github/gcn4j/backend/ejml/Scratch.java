package io.github.gcn4j.backend.ejml;

import java.util.ArrayList;
import java.util.List;

/**
 * Short arrays that one thread works in while it takes a piece, kept for the next piece. They are
 * separate arrays on purpose: the JIT vectorises a loop over several arrays with one index, but not
 * one over several stretches of the same array.
 */
final class Scratch {
  /** Values of each array: the longest stretch of nodes a kernel takes at a time. */
  static final int LENGTH = 512;

  private final List<float[]> arrays = new ArrayList<>();

  /** The array of this number, with arbitrary contents; the same array every time. */
  float[] array(int number) {
    while (arrays.size() <= number) {
      arrays.add(new float[LENGTH]);
    }
    return arrays.get(number);
  }
}
