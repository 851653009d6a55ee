package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Direction;

/** Propagates one feature's plane along one part of a graph. */
interface PlaneKernel {

  /** Nodes of the part. */
  int nodes();

  /** Floats of scratch memory needed. */
  int scratch();

  /**
   * S x or Sᵀ x of {@link #nodes()} values.
   *
   * @param x read from {@code offset}
   * @param y overwritten from {@code offset}
   * @param scratch at least {@link #scratch()} long
   */
  void propagate(float[] x, float[] y, int offset, float[] scratch, Direction direction);
}
