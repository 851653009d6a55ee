package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;

/**
 * Propagates along one part of a graph, feature by feature. Immutable and shared by threads.
 *
 * @param <I> the values of one image
 */
public interface Propagation<I> {

  /** Nodes of the part. */
  int nodes();

  /**
   * S x or Sᵀ x of {@link #nodes()} values for each feature.
   *
   * @param x feature f is read from {@code offset + f * stride}
   * @param y feature f is overwritten from {@code offset + f * stride}
   */
  void propagate(
      I x, I y, int offset, int features, int stride, Scratch scratch, Direction direction);
}
