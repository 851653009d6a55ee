package io.github.gcn4j.backend.ejml;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * Matrices to use again, by number of elements. Lives as long as an outermost workspace and belongs
 * to its thread.
 */
final class MatrixPool {
  private final Map<Integer, ArrayDeque<FMatrixRMaj>> idle = new HashMap<>();

  /** A matrix with arbitrary contents. */
  FMatrixRMaj take(int rows, int columns) {
    int length = Math.multiplyExact(rows, columns);
    ArrayDeque<FMatrixRMaj> stack = idle.get(length);
    FMatrixRMaj matrix = stack == null ? null : stack.poll();
    if (matrix == null) {
      return new FMatrixRMaj(rows, columns);
    }
    matrix.reshape(rows, columns);
    return matrix;
  }

  /** Puts a matrix back; the caller forgets it. */
  void give(FMatrixRMaj matrix) {
    idle.computeIfAbsent(matrix.getNumElements(), length -> new ArrayDeque<>()).push(matrix);
  }
}
