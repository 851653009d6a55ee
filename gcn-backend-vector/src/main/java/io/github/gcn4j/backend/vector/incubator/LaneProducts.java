package io.github.gcn4j.backend.vector.incubator;

import jdk.incubator.vector.FloatVector;

/** dY Xᵀ over a stretch of nodes, lane by lane: which products join, and when, is the caller's. */
interface LaneProducts {
  /** The fastest for this machine: 512-bit vectors come with 32 registers, shorter ones with 16. */
  static LaneProducts fastest() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 512
        ? new WideLaneProducts()
        : new NarrowLaneProducts();
  }

  /**
   * Adds the products of all planes.
   *
   * @param dy planes o at {@code at + o * stride}; zeros up to a whole vector beyond the length
   * @param out planes of dY, a multiple of 4
   * @param x planes i at {@code xAt + i * xStride}
   * @param in planes of X, a multiple of 4
   * @param sums {@code [out, in, lanes]}
   */
  void add(
      float[] dy,
      int at,
      int stride,
      int out,
      float[] x,
      int xAt,
      int xStride,
      int in,
      float[] sums,
      int length);
}
