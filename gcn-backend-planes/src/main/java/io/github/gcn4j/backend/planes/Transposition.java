package io.github.gcn4j.backend.planes;

/** Between {@code [nodes, features]}, in which signals are given and read, and planes. */
final class Transposition {
  private Transposition() {}

  /**
   * From nodes to planes.
   *
   * @param values {@code [nodes, features]} from {@code start}
   * @param planes {@code [features, nodes]}, overwritten
   */
  static void toPlanes(float[] values, int start, float[] planes, int features, int nodes) {
    for (int f = 0; f < features; f++) {
      for (int n = 0; n < nodes; n++) {
        planes[f * nodes + n] = values[start + n * features + f];
      }
    }
  }

  /**
   * From planes to nodes.
   *
   * @param planes {@code [features, nodes]}
   * @param values {@code [nodes, features]} from {@code start}, overwritten
   */
  static void toNodes(float[] planes, int features, int nodes, float[] values, int start) {
    for (int f = 0; f < features; f++) {
      for (int n = 0; n < nodes; n++) {
        values[start + n * features + f] = planes[f * nodes + n];
      }
    }
  }
}
