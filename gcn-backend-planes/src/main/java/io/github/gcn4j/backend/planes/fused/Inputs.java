package io.github.gcn4j.backend.planes.fused;

/** How images come in. */
public interface Inputs {
  /** Whether every value is finite. */
  boolean finite(float[] x, int from, int length);

  /**
   * Deals a row of nodes out to planes: {@code y[f][j] = x[from + j * features + f] · scale[j]},
   * and nothing beyond the row.
   *
   * @param x {@code [nodes, features]}
   * @param from where the row begins
   * @param length nodes of the row
   */
  void deal(float[] x, int from, Planes scale, Planes y, int length);
}
