package io.github.gcn4j.backend.planes.fused;

/** Maps of each feature by itself. */
public interface Maps {
  /** y = max(x · factor + shift, floor) · scale, for each plane of x. */
  void affine(Planes x, Coefficients map, Planes scale, Planes y, int length);

  /** z = (a x + b y) · scale. */
  void combine(float a, Planes x, float b, Planes y, Planes scale, Planes z, int length);

  /**
   * y = scale · the sum of each 2×2 block, and a zero after each row.
   *
   * @param pitch from a row of x to the next
   * @param yPitch from a row of blocks to the next
   * @param rows of blocks
   */
  void coarsen(Planes x, int pitch, Planes scale, Planes y, int yPitch, int rows);
}
