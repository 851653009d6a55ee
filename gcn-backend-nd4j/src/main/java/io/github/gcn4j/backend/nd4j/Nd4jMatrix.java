package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Matrix;

/**
 * A dense matrix, row after row.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param block {@code [rows * columns]}
 */
record Nd4jMatrix(int rows, int columns, Block block) implements Matrix {

  /** A copy on the heap. */
  float[] values() {
    float[] values = new float[block.length()];
    block.read(0, values, 0, values.length);
    return values;
  }
}
