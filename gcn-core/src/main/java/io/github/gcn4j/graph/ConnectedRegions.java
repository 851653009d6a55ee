package io.github.gcn4j.graph;

import java.util.Arrays;

/** Makes regions connected, and joins small pieces to their neighbours: the last step of SLIC. */
final class ConnectedRegions {
  private static final int UNVISITED = -1;

  private final int[] clusters;
  private final int width;
  private final int[] labels;

  /** Pixels of the piece being filled, in the order they were reached. */
  private final int[] piece;

  private ConnectedRegions(int[] clusters, int width) {
    this.clusters = clusters;
    this.width = width;
    this.labels = new int[clusters.length];
    this.piece = new int[clusters.length];
    Arrays.fill(labels, UNVISITED);
  }

  /**
   * Numbers connected pieces (four neighbours) in the order of their first pixels. A piece of fewer
   * than {@code smallest} pixels becomes part of the region left of its first pixel or, at the left
   * border, above it; one at the very first pixel, of the next piece.
   *
   * @param clusters {@code [height * width]}: pixels belong together where these are equal
   */
  static RegionMap of(int[] clusters, int height, int width, int smallest) {
    ConnectedRegions regions = new ConnectedRegions(clusters, width);
    int count = regions.label(smallest);
    return new RegionMap(height, width, count, regions.labels);
  }

  private int label(int smallest) {
    int next = 0;
    for (int pixel = 0; pixel < labels.length; pixel++) {
      if (labels[pixel] != UNVISITED) {
        continue;
      }
      int size = fill(pixel, next);
      if (size >= smallest) {
        next++;
      } else if (pixel > 0) {
        // All pixels before this one have their region.
        int beside = labels[pixel % width > 0 ? pixel - 1 : pixel - width];
        for (int i = 0; i < size; i++) {
          labels[piece[i]] = beside;
        }
      }
    }
    // 0 if every piece was small; then they are one region.
    return Math.max(next, 1);
  }

  /** Labels the piece around a pixel and answers its size. */
  private int fill(int first, int label) {
    labels[first] = label;
    piece[0] = first;
    int size = 1;
    for (int done = 0; done < size; done++) {
      int pixel = piece[done];
      int column = pixel % width;
      if (column > 0) {
        size = reach(pixel, pixel - 1, label, size);
      }
      if (column + 1 < width) {
        size = reach(pixel, pixel + 1, label, size);
      }
      if (pixel >= width) {
        size = reach(pixel, pixel - width, label, size);
      }
      if (pixel < labels.length - width) {
        size = reach(pixel, pixel + width, label, size);
      }
    }
    return size;
  }

  private int reach(int from, int to, int label, int size) {
    if (labels[to] != UNVISITED || clusters[to] != clusters[from]) {
      return size;
    }
    labels[to] = label;
    piece[size] = to;
    return size + 1;
  }
}
