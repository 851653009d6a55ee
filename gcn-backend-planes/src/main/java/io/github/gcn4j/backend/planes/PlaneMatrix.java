package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Matrix;

/**
 * A dense matrix.
 *
 * @param <I> what its values lie in
 * @param rows number of rows
 * @param columns number of columns
 * @param values {@code [rows * columns]}, row by row
 */
public record PlaneMatrix<I>(int rows, int columns, I values) implements Matrix {

  /** Number of values. */
  public int length() {
    return rows * columns;
  }
}
