package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.graph.Csr;

/**
 * Gathers along the rows of S, or of Sᵀ for the adjoint, on the heap: a plane is copied there, and
 * its result back, at the speed of memory, while each look-up off the heap would cost more.
 */
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
  public void propagate(
      Block x,
      Block y,
      int offset,
      int features,
      int stride,
      Scratch scratch,
      Direction direction) {
    Csr csr = direction == Direction.FORWARD ? forward : adjoint;
    float[] in = scratch.plane(0, nodes());
    float[] out = scratch.plane(1, nodes());
    for (int feature = 0; feature < features; feature++) {
      int plane = offset + feature * stride;
      x.read(plane, in, 0, nodes());
      gather(csr, in, out);
      y.write(out, 0, plane, nodes());
    }
  }

  private static void gather(Csr csr, float[] x, float[] y) {
    int[] pointers = csr.rowPointers();
    int[] columns = csr.columns();
    float[] values = csr.values();
    for (int row = 0; row < csr.nodes(); row++) {
      float sum = 0;
      for (int entry = pointers[row]; entry < pointers[row + 1]; entry++) {
        sum += values[entry] * x[columns[entry]];
      }
      y[row] = sum;
    }
  }
}
