package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Matrix;
import org.ejml.data.FMatrixRMaj;

/** A dense matrix. */
final class EjmlMatrix implements Matrix {
  private final FMatrixRMaj matrix;

  EjmlMatrix(FMatrixRMaj matrix) {
    this.matrix = matrix;
  }

  @Override
  public int rows() {
    return matrix.getNumRows();
  }

  @Override
  public int columns() {
    return matrix.getNumCols();
  }

  FMatrixRMaj matrix() {
    return matrix;
  }

  float[] data() {
    return matrix.data;
  }
}
