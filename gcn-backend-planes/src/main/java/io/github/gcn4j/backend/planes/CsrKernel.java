package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.graph.Csr;

/**
 * Gathers along the rows of S, or of Sᵀ for the adjoint.
 *
 * @param <I> the values of one image
 */
final class CsrKernel<I> implements Propagation<I> {
  private final PlaneStore<I> store;
  private final Csr forward;
  private final Csr adjoint;

  CsrKernel(PlaneStore<I> store, Csr csr) {
    this.store = store;
    this.forward = csr;
    this.adjoint = csr.transposed();
  }

  @Override
  public int nodes() {
    return forward.nodes();
  }

  @Override
  public void propagate(
      I x, I y, int offset, int features, int stride, Scratch scratch, Direction direction) {
    Csr csr = direction == Direction.FORWARD ? forward : adjoint;
    for (int feature = 0; feature < features; feature++) {
      int plane = offset + feature * stride;
      store.pass(
          x,
          plane,
          nodes(),
          y,
          plane,
          nodes(),
          scratch,
          (from, start, to, at) -> gather(csr, from, start, to, at));
    }
  }

  private static void gather(Csr csr, float[] x, int xFrom, float[] y, int yFrom) {
    int[] pointers = csr.rowPointers();
    int[] columns = csr.columns();
    float[] values = csr.values();
    for (int row = 0; row < csr.nodes(); row++) {
      float sum = 0;
      for (int entry = pointers[row]; entry < pointers[row + 1]; entry++) {
        sum += values[entry] * x[xFrom + columns[entry]];
      }
      y[yFrom + row] = sum;
    }
  }
}
