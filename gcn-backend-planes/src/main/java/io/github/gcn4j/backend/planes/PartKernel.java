package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;

/** Propagates along one part of a graph on the heap: the form {@link PlaneKernels} have it in. */
public interface PartKernel extends Propagation<float[]> {

  /** The same propagation as a kernel. */
  static PartKernel of(Propagation<float[]> propagation) {
    return new PartKernel() {
      @Override
      public int nodes() {
        return propagation.nodes();
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
        propagation.propagate(x, y, offset, features, stride, scratch, direction);
      }
    };
  }
}
