package io.github.gcn4j.io.onnx;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Csr;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Propagation along any graph: a product with the operator where there are few nodes; else each
 * node's neighbours are gathered, multiplied by the operator's entries and summed up. Nothing is
 * scattered, for runtimes differ in how they add to one place from several.
 */
final class Neighbours {
  /** Of so few nodes a matrix, 1 MiB at most, takes ONNX Runtime half as long as a table. */
  private static final int FEW = 512;

  private final OnnxGraph graph;
  private final Map<Adjacency, String> names = new LinkedHashMap<>();

  Neighbours(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * S x.
   *
   * @param name of the result
   * @param x on a graph that is no grid
   * @param adjacency which S
   */
  String propagate(String name, NodeValue x, Adjacency adjacency) {
    Csr s = (Csr) x.field().graph().operator(adjacency);
    names.putIfAbsent(adjacency, "edges_" + (names.size() + 1));
    String table = Objects.requireNonNull(names.get(adjacency));
    if (s.nodes() <= FEW) {
      String matrix = graph.floats(table + ".dense", transposed(s), s.nodes(), s.nodes());
      return graph.node("MatMul", name, List.of(x.name(), matrix));
    }
    String rows = turned(name + ".rows", x.name());
    return turned(name, sum(name + ".sum", rows, table, s.rowPointers(), s.columns(), s.values()));
  }

  /** Sᵀ with its zeros, for nodes stand in columns. */
  private static float[] transposed(Csr s) {
    float[] matrix = new float[s.nodes() * s.nodes()];
    for (int row = 0; row < s.nodes(); row++) {
      for (int entry = s.rowPointers()[row]; entry < s.rowPointers()[row + 1]; entry++) {
        matrix[s.columns()[entry] * s.nodes() + row] += s.values()[entry];
      }
    }
    return matrix;
  }

  /** Between features of nodes and nodes of features: whole rows are quicker to gather. */
  private String turned(String name, String x) {
    return graph.node("Transpose", name, List.of(x), Attribute.integers("perm", 0, 3, 2, 1));
  }

  private String sum(
      String name, String x, String table, int[] pointers, int[] columns, float[] values) {
    int rows = pointers.length - 1;
    int limit = longest(columns.length, rows);
    int[] parts = parts(pointers, limit);
    boolean whole = parts.length == pointers.length;
    NeighbourTable entries = NeighbourTable.of(parts, columns, values);
    String result = gathered(whole ? name : name + "." + parts.length, x, table, entries);
    if (whole) {
      return result;
    }
    // Rows that were too long come in several parts, which are summed up in the same way.
    int[] partsOfRow = new int[pointers.length];
    int part = 0;
    for (int row = 0; row < rows; row++) {
      do {
        part++;
      } while (part < parts.length - 1 && parts[part] < pointers[row + 1]);
      partsOfRow[row + 1] = part;
    }
    int[] all = new int[parts.length - 1];
    Arrays.setAll(all, i -> i);
    float[] ones = new float[all.length];
    Arrays.fill(ones, 1f);
    return sum(name, result, table + "_parts", partsOfRow, all, ones);
  }

  /** Twice the mean: a table of the longest row of few long ones would be filling for the most. */
  private static int longest(int entries, int rows) {
    return Math.max(8, 2 * (int) Math.ceil((double) entries / rows));
  }

  /** Pointers to rows of at most so many entries, in order. */
  private static int[] parts(int[] pointers, int limit) {
    int[] parts = new int[pointers.length + pointers[pointers.length - 1] / limit];
    int count = 0;
    for (int row = 0; row < pointers.length - 1; row++) {
      int entry = pointers[row];
      do {
        entry = Math.min(entry + limit, pointers[row + 1]);
        parts[++count] = entry;
      } while (entry < pointers[row + 1]);
    }
    return Arrays.copyOf(parts, count + 1);
  }

  private String gathered(String name, String x, String table, NeighbourTable entries) {
    String sources =
        graph.integers(table + ".sources", entries.sources(), entries.depth(), entries.rows());
    String weights =
        graph.floats(table + ".weights", entries.weights(), entries.depth(), entries.rows(), 1, 1);
    String sent =
        graph.node("Gather", name + ".sent", List.of(x, sources), Attribute.integer("axis", 1));
    String weighted = graph.node("Mul", name + ".weighted", List.of(sent, weights));
    return graph.node(
        "ReduceSum",
        name,
        List.of(weighted, graph.row("axis_1", 1)),
        Attribute.integer("keepdims", 0));
  }
}
