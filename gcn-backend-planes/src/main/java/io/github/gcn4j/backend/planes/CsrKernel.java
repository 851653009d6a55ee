package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.graph.Csr;

/** Gathers along the rows of S, or of Sᵀ for the adjoint. */
final class CsrKernel implements PartKernel {
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
  public void propagate(
      float[] x,
      float[] y,
      int offset,
      int features,
      int stride,
      Scratch scratch,
      Direction direction) {
    Csr csr = direction == Direction.FORWARD ? forward : adjoint;
    for (int feature = 0; feature < features; feature++) {
      gather(csr, x, y, offset + feature * stride);
    }
  }

  private static void gather(Csr csr, float[] x, float[] y, int offset) {
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
