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
      if (!Float.isFinite(weights[edge])) {
        throw new IllegalArgumentException(
            "expected finite edge weights, found " + weights[edge] + " at edge " + edge);
      }
    }
    return new EdgeGraph(nodes, sources.clone(), targets.clone(), weights.clone());
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

  @Override
  public GraphOperator operator(Adjacency adjacency) {
    boolean addLoops = adjacency.selfLoops() > 0;
    float[] loops = new float[nodes];
    Arrays.fill(loops, adjacency.selfLoops());
    // PyG's rule: existing self-loops are taken out, and the last one's weight replaces the
    // default.
    int kept = 0;
    for (int edge = 0; edge < sources.length; edge++) {
      if (addLoops && sources[edge] == targets[edge]) {
        loops[sources[edge]] = weights[edge];
      } else {
        kept++;
      }
    }
    int entries = kept + (addLoops ? nodes : 0);
    int[] pointers = new int[nodes + 1];
    for (int edge = 0; edge < sources.length; edge++) {
      if (!addLoops || sources[edge] != targets[edge]) {
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
      if (!addLoops || sources[edge] != targets[edge]) {
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

  private static void normalise(
      Normalization normalization, int[] pointers, int[] columns, float[] values) {
    if (normalization == Normalization.NONE) {
      return;
    }
    int nodes = pointers.length - 1;
    double[] inverse = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      double degree = 0;
      for (int entry = pointers[node]; entry < pointers[node + 1]; entry++) {
        degree += values[entry];
      }
      double root = normalization == Normalization.SYMMETRIC ? Math.sqrt(degree) : degree;
      // As in PyG, a node that receives nothing gets 0 instead of infinity.
      inverse[node] = degree == 0 ? 0 : 1 / root;
    }
    for (int node = 0; node < nodes; node++) {
      for (int entry = pointers[node]; entry < pointers[node + 1]; entry++) {
        double source = normalization == Normalization.SYMMETRIC ? inverse[columns[entry]] : 1;
        values[entry] = (float) (inverse[node] * values[entry] * source);
      }
    }
  }
}
