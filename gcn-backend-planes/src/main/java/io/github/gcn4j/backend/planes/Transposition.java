package io.github.gcn4j.backend.planes;

/**
 * Between {@code [nodes, features]}, in which signals are given and read, and planes.
 *
 * @param <I> the values of one image
 */
record Transposition<I>(PlaneStore<I> store, int features, int nodes) {

  /**
   * From nodes to planes.
   *
   * @param values {@code [nodes, features]} from {@code start}
   * @param planes {@code [features, nodes]}, overwritten
   */
  void toPlanes(float[] values, int start, I planes, Scratch scratch) {
    if (features == 1) {
      store.write(values, start, planes, 0, nodes);
      return;
    }
    float[] piece = scratch.arrays(1)[0];
    for (int from = 0; from < nodes; from += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, nodes - from);
      for (int f = 0; f < features; f++) {
        for (int n = 0; n < length; n++) {
          piece[n] = values[start + (from + n) * features + f];
        }
        store.write(piece, 0, planes, f * nodes + from, length);
      }
    }
  }

  /**
   * From planes to nodes.
   *
   * @param planes {@code [features, nodes]}
   * @param values {@code [nodes, features]} from {@code start}, overwritten
   */
  void toNodes(I planes, float[] values, int start, Scratch scratch) {
    if (features == 1) {
      store.read(planes, 0, values, start, nodes);
      return;
    }
    float[] piece = scratch.arrays(1)[0];
    for (int from = 0; from < nodes; from += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, nodes - from);
      for (int f = 0; f < features; f++) {
        store.read(planes, f * nodes + from, piece, 0, length);
        for (int n = 0; n < length; n++) {
          values[start + (from + n) * features + f] = piece[n];
        }
      }
    }
  }
}
