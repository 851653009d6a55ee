package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Direction;

/** Propagates along one part of a graph, feature by feature. */
interface PlaneKernel {

  /** Nodes of the part. */
  int nodes();

  /**
   * S x or Sᵀ x of {@link #nodes()} values for each feature.
   *
   * @param x feature f is read from {@code offset + f * stride}
   * @param y feature f is overwritten from {@code offset + f * stride}
   */
  void propagate(
      Block x, Block y, int offset, int features, int stride, Scratch scratch, Direction direction);
}
