package io.github.gcn4j.graph;

import java.util.Arrays;

/**
 * Any graph, from arrays of directed, weighted edges (PyTorch Geometric's {@code edge_index} and
 * {@code edge_weight}). An undirected edge is two directed ones. Isolated nodes are fine.
 */
public final class EdgeGraph implements Graph {
  private final int nodes;
  private final int[] sources;
  private final int[] targets;
  private final float[] weights;

  private EdgeGraph(int nodes, int[] sources, int[] targets, float[] weights) {
    this.nodes = nodes;
    this.sources = sources;
    this.targets = targets;
    this.weights = weights;
  }

  /**
   * A graph whose edges all weigh 1.
   *
   * @param nodes number of nodes
   * @param sources {@code [edges]}: where each edge starts
   * @param targets {@code [edges]}: where each edge ends
   * @throws IllegalArgumentException as {@link #of(int, int[], int[], float[])}
   */
  public static EdgeGraph of(int nodes, int[] sources, int[] targets) {
    float[] ones = new float[sources.length];
    Arrays.fill(ones, 1f);
    return of(nodes, sources, targets, ones);
  }

  /**
   * A weighted graph; the arrays are copied.
   *
   * @param nodes number of nodes
   * @param sources {@code [edges]}: where each edge starts
   * @param targets {@code [edges]}: where each edge ends
   * @param weights {@code [edges]}: finite weights
   * @throws IllegalArgumentException if {@code nodes} is negative, the arrays differ in length, an
   *     end is no node, or a weight is not finite
   */
  public static EdgeGraph of(int nodes, int[] sources, int[] targets, float[] weights) {
    if (nodes < 0) {
      throw new IllegalArgumentException("expected at least 0 nodes, found " + nodes);
    }
    if (sources.length != targets.length || sources.length != weights.length) {
      throw new IllegalArgumentException(
          "expected as many sources as targets and weights, found "
              + sources.length
              + ", "
              + targets.length
              + " and "
              + weights.length);
    }
    for (int edge = 0; edge < sources.length; edge++) {
      requireNode(nodes, sources[edge], edge);
      requireNode(nodes, targets[edge], edge);
      requireFinite(weights[edge], edge);
    }
    return new EdgeGraph(nodes, sources.clone(), targets.clone(), weights.clone());
  }

  /**
   * Takes over arrays that a builder of this package made and knows to be sound: the largest of
   * graphs are not copied or checked twice.
   */
  static EdgeGraph owning(int nodes, int[] sources, int[] targets, float[] weights) {
    return new EdgeGraph(nodes, sources, targets, weights);
  }

  /**
   * The same edges with other weights.
   *
   * @param weights {@code [edges]}: finite weights, copied
   * @throws IllegalArgumentException if there are more or fewer weights than edges, or one is not
   *     finite
   */
  public EdgeGraph withWeights(float[] weights) {
    if (weights.length != sources.length) {
      throw new IllegalArgumentException(
          "expected a weight for each of " + sources.length + " edges, found " + weights.length);
    }
    for (int edge = 0; edge < weights.length; edge++) {
      requireFinite(weights[edge], edge);
    }
    return new EdgeGraph(nodes, sources, targets, weights.clone());
  }

  private static void requireFinite(float weight, int edge) {
    if (!Float.isFinite(weight)) {
      throw new IllegalArgumentException(
          "expected finite edge weights, found " + weight + " at edge " + edge);
    }
  }

  private static void requireNode(int nodes, int node, int edge) {
    if (node < 0 || node >= nodes) {
      throw new IllegalArgumentException(
          "expected ends from 0 to " + (nodes - 1) + ", found " + node + " at edge " + edge);
    }
  }

  @Override
  public int nodes() {
    return nodes;
  }

  /** Number of directed edges. */
  public int edges() {
    return sources.length;
  }

  /**
   * The node an edge starts at.
   *
   * @throws IndexOutOfBoundsException if there is no such edge
   */
  public int source(int edge) {
    return sources[edge];
  }

  /**
   * The node an edge ends at.
   *
   * @throws IndexOutOfBoundsException if there is no such edge
   */
  public int target(int edge) {
    return targets[edge];
  }

  /**
   * What an edge weighs.
   *
   * @throws IndexOutOfBoundsException if there is no such edge
   */
  public float weight(int edge) {
    return weights[edge];
  }

  @Override
  public GraphOperator operator(Adjacency adjacency) {
    boolean addLoops = adjacency.selfLoops() > 0;
    boolean dropLoops = addLoops || adjacency.normalization() == Normalization.SCALED_LAPLACIAN;
    float[] loops = new float[nodes];
    Arrays.fill(loops, adjacency.selfLoops());
    // PyG's rule: existing self-loops are taken out, and the last one's weight replaces the
    // default.
    int kept = 0;
    for (int edge = 0; edge < sources.length; edge++) {
      if (dropLoops && sources[edge] == targets[edge]) {
        loops[sources[edge]] = weights[edge];
      } else {
        kept++;
      }
    }
    int entries = kept + (addLoops ? nodes : 0);
    int[] pointers = new int[nodes + 1];
    for (int edge = 0; edge < sources.length; edge++) {
      if (!dropLoops || sources[edge] != targets[edge]) {
        pointers[targets[edge] + 1]++;
      }
    }
    for (int node = 0; node < nodes; node++) {
      pointers[node + 1] += pointers[node] + (addLoops ? 1 : 0);
    }
    int[] columns = new int[entries];
    float[] values = new float[entries];
    int[] next = Arrays.copyOf(pointers, nodes);
    for (int edge = 0; edge < sources.length; edge++) {
      if (!dropLoops || sources[edge] != targets[edge]) {
        int slot = next[targets[edge]]++;
        columns[slot] = sources[edge];
        values[slot] = weights[edge];
      }
    }
    if (addLoops) {
      for (int node = 0; node < nodes; node++) {
        columns[next[node]] = node;
        values[next[node]] = loops[node];
      }
    }
    normalise(adjacency.normalization(), pointers, columns, values);
    return new Csr(pointers, columns, values);
  }

  @Override
  public Graph coarser() {
    throw new IllegalArgumentException(
        "expected a grid, whose 2×2 blocks become nodes, found a graph of "
            + nodes
            + " nodes and "
            + edges()
            + " edges: leave out the coarsening, or build the program for grids");
  }

  private static void normalise(
      Normalization normalization, int[] pointers, int[] columns, float[] values) {
    if (normalization == Normalization.NONE) {
      return;
    }
    int nodes = pointers.length - 1;
    double[] inverse = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      for (int entry = pointers[node]; entry < pointers[node + 1]; entry++) {
        // PyG counts what a node receives, but for a Laplacian what it sends.
        boolean sent = normalization == Normalization.SCALED_LAPLACIAN;
        inverse[sent ? columns[entry] : node] += values[entry];
      }
    }
    for (int node = 0; node < nodes; node++) {
      double degree = inverse[node];
      double root = normalization == Normalization.RANDOM_WALK ? degree : Math.sqrt(degree);
      // As in PyG, a node of degree 0 gets 0 instead of infinity.
      inverse[node] = degree == 0 ? 0 : 1 / root;
    }
    double sign = normalization == Normalization.SCALED_LAPLACIAN ? -1 : 1;
    for (int node = 0; node < nodes; node++) {
      for (int entry = pointers[node]; entry < pointers[node + 1]; entry++) {
        double source = normalization == Normalization.RANDOM_WALK ? 1 : inverse[columns[entry]];
        values[entry] = (float) (sign * inverse[node] * values[entry] * source);
      }
    }
  }
}
