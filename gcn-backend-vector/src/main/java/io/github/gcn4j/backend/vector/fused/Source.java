package io.github.gcn4j.backend.vector.fused;

/** What a pipeline begins with. */
interface Source {
  /**
   * Tells where an image is.
   *
   * @param values {@code [nodes, features]}
   * @param from where the strip's first pixel begins
   */
  void read(float[] values, int from);
}
