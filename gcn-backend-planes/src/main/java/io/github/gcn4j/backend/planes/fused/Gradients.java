package io.github.gcn4j.backend.planes.fused;

/** What a backward pass needs besides the kernels of forward passes. */
public interface Gradients {
  /** How many partial sums {@link #contract} keeps of each product. */
  int lanes();

  /**
   * Adds the products of two groups of planes, dY Xᵀ, to partial sums.
   *
   * @param dy zeros for {@link Planes#SLACK} values beyond the length
   * @param out planes of dY, rounded up to whole blocks of {@link Coefficients#BLOCK}
   * @param in planes of X, rounded up likewise
   * @param sums {@code [out, in, lanes]}
   */
  void contract(Planes dy, int out, Planes x, int in, float[] sums, int length);

  /**
   * z = dy where y is above 0, else 0: the gradient of ReLU.
   *
   * @param sums Σ z is added for each plane
   */
  void gate(Planes y, Planes dy, Planes z, double[] sums, int length);

  /**
   * z = dy.
   *
   * @param sums Σ z is added for each plane
   */
  void pass(Planes dy, Planes z, double[] sums, int length);
}
