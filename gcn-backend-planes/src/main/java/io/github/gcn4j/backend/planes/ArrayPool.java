package io.github.gcn4j.backend.planes;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Arrays to use again, by length. Lives as long as an outermost workspace and belongs to its
 * thread.
 */
final class ArrayPool {
  private final Map<Integer, ArrayDeque<float[]>> idle = new HashMap<>();

  /** An array with arbitrary contents. */
  float[] take(int length) {
    ArrayDeque<float[]> stack = idle.get(length);
    float[] array = stack == null ? null : stack.poll();
    return array == null ? new float[length] : array;
  }

  /** Puts an array back; the caller forgets it. */
  void give(float[] array) {
    idle.computeIfAbsent(array.length, length -> new ArrayDeque<>()).push(array);
  }
}
