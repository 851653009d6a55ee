package io.github.gcn4j.graph;

/** The best of what a search has seen so far: a bounded heap whose root is the worst one kept. */
final class NearestCandidates {
  private final double[] distances;
  private final int[] indices;
  private int size;

  NearestCandidates(int capacity) {
    distances = new double[capacity];
    indices = new int[capacity];
  }

  /** Whether a point so far away would be kept; of equally distant ones the lower index is. */
  boolean takes(double distance, int index) {
    return size < distances.length || before(distance, index, distances[0], indices[0]);
  }

  /** Keeps a point if it is among the best. */
  void offer(double distance, int index) {
    if (size < distances.length) {
      rise(size++, distance, index);
    } else if (before(distance, index, distances[0], indices[0])) {
      sink(distance, index);
    }
  }

  /** Writes what was kept, nearest first, and forgets it. */
  void drain(int[] neighbours, float[] squaredDistances, int offset) {
    for (int slot = offset + size - 1; slot >= offset; slot--) {
      neighbours[slot] = indices[0];
      squaredDistances[slot] = (float) distances[0];
      size--;
      sink(distances[size], indices[size]);
    }
  }

  private static boolean before(double d, int i, double otherD, int otherI) {
    return d < otherD || (d == otherD && i < otherI);
  }

  /** Puts a pair into the hole at a leaf. */
  private void rise(int leaf, double distance, int index) {
    int hole = leaf;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (before(distance, index, distances[parent], indices[parent])) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    distances[hole] = distance;
    indices[hole] = index;
  }

  /** Puts a pair in place of the root. */
  private void sink(double distance, int index) {
    int hole = 0;
    while (2 * hole + 1 < size) {
      int child = 2 * hole + 1;
      if (child + 1 < size
          && before(distances[child], indices[child], distances[child + 1], indices[child + 1])) {
        child++;
      }
      if (!before(distance, index, distances[child], indices[child])) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    distances[hole] = distance;
    indices[hole] = index;
  }

  private void move(int from, int to) {
    distances[to] = distances[from];
    indices[to] = indices[from];
  }
}
