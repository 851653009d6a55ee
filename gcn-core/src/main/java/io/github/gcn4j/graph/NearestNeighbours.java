package io.github.gcn4j.graph;

import java.util.Arrays;

/**
 * The k nearest neighbours of every point, by Euclidean distance, and the graphs they make. Found
 * with a k-d tree: n·log n for points of few dimensions, and exactly what comparing all pairs would
 * find. Of equally distant points the one of the lower index counts as nearer; a point is no
 * neighbour of its own, but one at the very same place is.
 */
public final class NearestNeighbours {
  /** Row i lists the neighbours of point i. */
  private final int[] rowPointers;

  private final int[] neighbours;
  private final float[] squaredDistances;

  private NearestNeighbours(int[] rowPointers, int[] neighbours, float[] squaredDistances) {
    this.rowPointers = rowPointers;
    this.neighbours = neighbours;
    this.squaredDistances = squaredDistances;
  }

  /**
   * Searches.
   *
   * @param points {@code [n, dimensions]}: pixels' positions and colours, cells' features, anything
   *     for which distance means something
   * @param dimensions coordinates of each point
   * @param k neighbours of each point; where there are no more than k points, all the others
   * @throws IllegalArgumentException if {@code dimensions} or {@code k} is below 1, {@code points}
   *     does not divide into points of that many coordinates, a coordinate is not finite, or the
   *     neighbours of all points are more than 2^31 − 1
   */
  public static NearestNeighbours of(float[] points, int dimensions, int k) {
    require(points, dimensions, k);
    int count = points.length / dimensions;
    int each = Math.max(0, Math.min(k, count - 1));
    if ((long) count * each > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected at most 2147483647 edges, found "
              + count
              + " points with "
              + each
              + " neighbours each: take fewer");
    }
    int[] rowPointers = new int[count + 1];
    Arrays.setAll(rowPointers, row -> row * each);
    int[] neighbours = new int[count * each];
    float[] squaredDistances = new float[count * each];
    if (each > 0) {
      KdTree tree = new KdTree(points, dimensions);
      NearestCandidates candidates = new NearestCandidates(each);
      // In the tree's order one search looks where the one before it did.
      for (int position = 0; position < count; position++) {
        tree.search(position, candidates);
        candidates.drain(neighbours, squaredDistances, tree.indexAt(position) * each);
      }
    }
    return new NearestNeighbours(rowPointers, neighbours, squaredDistances);
  }

  private static void require(float[] points, int dimensions, int k) {
    if (dimensions < 1 || k < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 dimension and 1 neighbour, found "
              + dimensions
              + " dimension(s) and k = "
              + k);
    }
    if (points.length % dimensions != 0) {
      throw new IllegalArgumentException(
          "expected a multiple of " + dimensions + " coordinates, found " + points.length);
    }
    for (int i = 0; i < points.length; i++) {
      if (!Float.isFinite(points[i])) {
        throw new IllegalArgumentException(
            "expected finite coordinates, found " + points[i] + " in point " + i / dimensions);
      }
    }
  }

  /** Number of points. */
  public int nodes() {
    return rowPointers.length - 1;
  }

  /**
   * Makes neighbours mutual: i and j are neighbours of each other where either was one of the
   * other. A point then has k neighbours or more.
   *
   * @throws ArithmeticException if twice the neighbours of all points are more than 2^31 − 1
   */
  public NearestNeighbours symmetric() {
    Csr reversed = new Csr(rowPointers, neighbours, squaredDistances).transposed();
    int nodes = nodes();
    int[] pointers = new int[nodes + 1];
    int most = Math.multiplyExact(2, neighbours.length);
    int[] union = new int[most];
    float[] distances = new float[most];
    int[] lastRow = new int[nodes];
    Arrays.fill(lastRow, -1);
    int size = 0;
    for (int row = 0; row < nodes; row++) {
      for (int entry = rowPointers[row]; entry < rowPointers[row + 1]; entry++) {
        lastRow[neighbours[entry]] = row;
        union[size] = neighbours[entry];
        distances[size++] = squaredDistances[entry];
      }
      for (int entry = reversed.rowPointers()[row];
          entry < reversed.rowPointers()[row + 1];
          entry++) {
        int other = reversed.columns()[entry];
        if (lastRow[other] != row) {
          union[size] = other;
          distances[size++] = reversed.values()[entry];
        }
      }
      pointers[row + 1] = size;
    }
    return new NearestNeighbours(
        pointers, Arrays.copyOf(union, size), Arrays.copyOf(distances, size));
  }

  /**
   * A graph with an edge of weight 1 from each neighbour to the point whose neighbour it is, as
   * PyTorch Geometric's {@code knn_graph} makes it; a point's edges come nearest first.
   */
  public EdgeGraph graph() {
    float[] ones = new float[neighbours.length];
    Arrays.fill(ones, 1f);
    return EdgeGraph.owning(nodes(), neighbours, targets(), ones);
  }

  /**
   * The same graph with edges that weigh less the longer they are: {@code exp(−d² / σ²)}.
   *
   * @param sigma the distance σ at which a weight has fallen to 1/e
   * @throws IllegalArgumentException if {@code sigma} is not positive and finite
   */
  public EdgeGraph gaussianGraph(double sigma) {
    if (!(sigma > 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("expected a positive, finite sigma, found " + sigma);
    }
    float[] weights = new float[neighbours.length];
    for (int edge = 0; edge < weights.length; edge++) {
      weights[edge] = (float) StrictMath.exp(-squaredDistances[edge] / sigma / sigma);
    }
    return EdgeGraph.owning(nodes(), neighbours, targets(), weights);
  }

  private int[] targets() {
    int[] targets = new int[neighbours.length];
    for (int row = 0; row < nodes(); row++) {
      Arrays.fill(targets, rowPointers[row], rowPointers[row + 1], row);
    }
    return targets;
  }
}
