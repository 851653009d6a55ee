package io.github.gcn4j.backend.planes.fused;

/** Linear maps of each position's features. */
public interface Products {
  /**
   * y = max(W x + shift, floor) · scale.
   *
   * @param y as many planes as there are outputs, rounded up to whole blocks
   */
  void linear(Planes x, Coefficients map, Planes scale, Planes y, int length);

  /**
   * Adds Σ max(W x + shift, floor) · mask over the positions to each sum.
   *
   * @param mask zeros for {@link Planes#SLACK} values beyond the length
   * @param sums as many as there are outputs, rounded up to whole blocks
   */
  void sums(Planes x, Coefficients map, Planes mask, double[] sums, int length);
}
