package io.github.gcn4j.graph;

import java.util.SplittableRandom;

/**
 * A balanced k-d tree (Bentley 1975) with a bounding box at every node. Halves are numbered as in a
 * heap: the children of node t are 2t + 1 and 2t + 2, so nothing but boxes is stored.
 *
 * <p>A box's distance is computed as a point's is, coordinate by coordinate, and rounding is
 * monotone: it is never above the distance of a point inside, so a search finds exactly what
 * comparing all pairs would.
 */
final class KdTree {
  private static final int LEAF = 8;

  private final int dimensions;

  /** The points in tree order, and what each one's index was. */
  private final float[] points;

  private final int[] order;

  /** {@code [tree nodes, dimensions]}. */
  private final float[] low;

  private final float[] high;

  /**
   * {@code [tree nodes]}: the lowest index inside. It lets a search leave out points that lose by
   * index alone; without it many equal points would all be visited for each one.
   */
  private final int[] lowestIndex;

  /** Draws pivots, so that no order of points is a slow one; any seed gives the same answers. */
  private final SplittableRandom pivots = new SplittableRandom(1);

  /** Copies the points: {@code [n, dimensions]}, n above 0. */
  KdTree(float[] points, int dimensions) {
    this.dimensions = dimensions;
    this.points = points.clone();
    int count = points.length / dimensions;
    order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    int treeNodes = 1;
    for (int widest = count; widest > LEAF; widest = (widest + 1) / 2) {
      treeNodes = 2 * treeNodes + 1;
    }
    low = new float[treeNodes * dimensions];
    high = new float[treeNodes * dimensions];
    lowestIndex = new int[treeNodes];
    build(0, 0, count);
  }

  /** The index of the point at a position of the tree's order. */
  int indexAt(int position) {
    return order[position];
  }

  /** Offers the nearest points to the one at a position, itself left out. */
  void search(int position, NearestCandidates candidates) {
    visit(0, 0, order.length, position, candidates);
  }

  private void visit(int node, int from, int to, int query, NearestCandidates candidates) {
    if (to - from <= LEAF) {
      for (int position = from; position < to; position++) {
        if (position != query) {
          candidates.offer(distance(position, query), order[position]);
        }
      }
      return;
    }
    int middle = (from + to) >>> 1;
    int left = 2 * node + 1;
    int right = left + 1;
    double toLeft = boxDistance(left, query);
    double toRight = boxDistance(right, query);
    boolean leftFirst =
        toLeft < toRight || (toLeft == toRight && lowestIndex[left] < lowestIndex[right]);
    if (leftFirst && candidates.takes(toLeft, lowestIndex[left])) {
      visit(left, from, middle, query, candidates);
    }
    if (candidates.takes(toRight, lowestIndex[right])) {
      visit(right, middle, to, query, candidates);
    }
    if (!leftFirst && candidates.takes(toLeft, lowestIndex[left])) {
      visit(left, from, middle, query, candidates);
    }
  }

  private double distance(int position, int query) {
    double sum = 0;
    for (int d = 0; d < dimensions; d++) {
      double difference =
          (double) points[position * dimensions + d] - points[query * dimensions + d];
      sum += difference * difference;
    }
    return sum;
  }

  private double boxDistance(int node, int query) {
    double sum = 0;
    for (int d = 0; d < dimensions; d++) {
      float coordinate = points[query * dimensions + d];
      float nearest =
          Math.min(Math.max(coordinate, low[node * dimensions + d]), high[node * dimensions + d]);
      double difference = (double) nearest - coordinate;
      sum += difference * difference;
    }
    return sum;
  }

  private void build(int node, int from, int to) {
    enclose(node, from, to);
    if (to - from > LEAF) {
      int middle = (from + to) >>> 1;
      select(from, to, middle, longestSide(node));
      build(2 * node + 1, from, middle);
      build(2 * node + 2, middle, to);
    }
  }

  private void enclose(int node, int from, int to) {
    int box = node * dimensions;
    System.arraycopy(points, from * dimensions, low, box, dimensions);
    System.arraycopy(points, from * dimensions, high, box, dimensions);
    int lowest = order[from];
    for (int position = from + 1; position < to; position++) {
      lowest = Math.min(lowest, order[position]);
      for (int d = 0; d < dimensions; d++) {
        float coordinate = points[position * dimensions + d];
        low[box + d] = Math.min(low[box + d], coordinate);
        high[box + d] = Math.max(high[box + d], coordinate);
      }
    }
    lowestIndex[node] = lowest;
  }

  private int longestSide(int node) {
    int longest = 0;
    double length = -1;
    for (int d = 0; d < dimensions; d++) {
      double side = (double) high[node * dimensions + d] - low[node * dimensions + d];
      if (side > length) {
        length = side;
        longest = d;
      }
    }
    return longest;
  }

  /** Quickselect: what belongs before the middle along a dimension comes before it. */
  private void select(int start, int end, int middle, int dimension) {
    int from = start;
    int to = end;
    while (to - from > 1) {
      int last = to - 1;
      swap(from + pivots.nextInt(to - from), last);
      float pivot = points[last * dimensions + dimension];
      int pivotIndex = order[last];
      int place = from;
      for (int position = from; position < last; position++) {
        float coordinate = points[position * dimensions + dimension];
        // By index where coordinates are equal: no two keys are, and halves stay halves.
        if (coordinate < pivot || (coordinate == pivot && order[position] < pivotIndex)) {
          swap(position, place++);
        }
      }
      swap(place, last);
      if (place == middle) {
        return;
      }
      if (place < middle) {
        from = place + 1;
      } else {
        to = place;
      }
    }
  }

  private void swap(int a, int b) {
    int index = order[a];
    order[a] = order[b];
    order[b] = index;
    for (int d = 0; d < dimensions; d++) {
      float coordinate = points[a * dimensions + d];
      points[a * dimensions + d] = points[b * dimensions + d];
      points[b * dimensions + d] = coordinate;
    }
  }
}
