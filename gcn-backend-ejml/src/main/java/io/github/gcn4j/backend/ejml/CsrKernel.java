package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.graph.Csr;

/** Gathers along the rows of S, or of Sᵀ for the adjoint. */
final class CsrKernel implements PlaneKernel {
  private final Csr forward;
  private final Csr adjoint;

  CsrKernel(Csr csr) {
    this.forward = csr;
    this.adjoint = csr.transposed();
  }

  @Override
  public int nodes() {
    return forward.nodes();
  }

  @Override
  public int scratch() {
    return 0;
  }

  @Override
  public void propagate(float[] x, float[] y, int offset, float[] scratch, Direction direction) {
    Csr csr = direction == Direction.FORWARD ? forward : adjoint;
    int[] pointers = csr.rowPointers();
    int[] columns = csr.columns();
    float[] values = csr.values();
    for (int row = 0; row < csr.nodes(); row++) {
      float sum = 0;
      for (int entry = pointers[row]; entry < pointers[row + 1]; entry++) {
        sum += values[entry] * x[offset + columns[entry]];
      }
      y[offset + row] = sum;
    }
  }
}
