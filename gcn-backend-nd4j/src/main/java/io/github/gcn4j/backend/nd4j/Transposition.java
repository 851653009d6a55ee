package io.github.gcn4j.backend.nd4j;

/** Between {@code [nodes, features]}, in which signals are given and read, and planes. */
final class Transposition {
  private Transposition() {}

  /**
   * From nodes to planes.
   *
   * @param values {@code [nodes, features]} from {@code start}
   * @param planes {@code [features, nodes]}, overwritten
   */
  static void toPlanes(
      float[] values, int start, Block planes, int features, int nodes, Scratch scratch) {
    if (features == 1) {
      planes.write(values, start, 0, nodes);
      return;
    }
    float[] piece = scratch.arrays(1)[0];
    for (int from = 0; from < nodes; from += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, nodes - from);
      for (int f = 0; f < features; f++) {
        for (int n = 0; n < length; n++) {
          piece[n] = values[start + (from + n) * features + f];
        }
        planes.write(piece, 0, f * nodes + from, length);
      }
    }
  }

  /**
   * From planes to nodes.
   *
   * @param planes {@code [features, nodes]}
   * @param values {@code [nodes, features]} from {@code start}, overwritten
   */
  static void toNodes(
      Block planes, int features, int nodes, float[] values, int start, Scratch scratch) {
    if (features == 1) {
      planes.read(0, values, start, nodes);
      return;
    }
    float[] piece = scratch.arrays(1)[0];
    for (int from = 0; from < nodes; from += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, nodes - from);
      for (int f = 0; f < features; f++) {
        planes.read(f * nodes + from, piece, 0, length);
        for (int n = 0; n < length; n++) {
          values[start + (from + n) * features + f] = piece[n];
        }
      }
    }
  }
}
