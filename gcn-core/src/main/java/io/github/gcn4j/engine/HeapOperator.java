package io.github.gcn4j.engine;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.Arrays;

/**
 * An operator on the heap, for what no backend computes: messages damped edge by edge. Edges are
 * the entries off the diagonal, in the order of the rows, so that operators that differ only in
 * normalisation and self-loops number their edges alike.
 */
final class HeapOperator {
  private final int[] pointers;
  private final int[] columns;
  private final float[] values;
  private final int[] edge;
  private final int edges;

  private HeapOperator(Csr csr) {
    this.pointers = csr.rowPointers();
    this.columns = csr.columns();
    this.values = csr.values();
    this.edge = new int[columns.length];
    int next = 0;
    for (int row = 0; row < csr.nodes(); row++) {
      for (int entry = pointers[row]; entry < pointers[row + 1]; entry++) {
        edge[entry] = columns[entry] == row ? -1 : next++;
      }
    }
    this.edges = next;
  }

  /** Of one graph. */
  static HeapOperator of(GraphOperator operator) {
    if (operator instanceof Csr csr) {
      return new HeapOperator(csr);
    }
    if (operator instanceof Stencil stencil) {
      return new HeapOperator(expanded(stencil));
    }
    throw new IllegalArgumentException("expected the operator of one graph, found " + operator);
  }

  private static Csr expanded(Stencil stencil) {
    int height = stencil.height();
    int width = stencil.width();
    int reach = stencil.connectivity() == Connectivity.FOUR ? 5 : 9;
    int[] pointers = new int[height * width + 1];
    int[] columns = new int[Math.multiplyExact(height * width, reach)];
    float[] values = new float[columns.length];
    int entry = 0;
    for (int node = 0; node < height * width; node++) {
      int row = node / width;
      int column = node % width;
      float target = stencil.targetScale(row, column);
      for (int y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
          int steps = Math.abs(y - row) + Math.abs(x - column);
          float weight = steps == 0 ? stencil.selfWeight() : 1f;
          if (weight != 0 && (steps < 2 || stencil.connectivity() == Connectivity.EIGHT)) {
            columns[entry] = y * width + x;
            values[entry++] = target * weight * stencil.sourceScale(y, x);
          }
        }
      }
      pointers[node + 1] = entry;
    }
    return new Csr(pointers, Arrays.copyOf(columns, entry), Arrays.copyOf(values, entry));
  }

  int nodes() {
    return pointers.length - 1;
  }

  int edges() {
    return edges;
  }

  /** Number of a row's entries. */
  int entries(int row) {
    return pointers[row + 1] - pointers[row];
  }

  /** Where the message of a row's entry comes from. */
  int column(int row, int entry) {
    return columns[pointers[row] + entry];
  }

  /** The edge of a row's entry, or -1 for what a node sends itself. */
  int edge(int row, int entry) {
    return edge[pointers[row] + entry];
  }

  int[] sources() {
    int[] sources = new int[edges];
    for (int entry = 0; entry < columns.length; entry++) {
      if (edge[entry] >= 0) {
        sources[edge[entry]] = columns[entry];
      }
    }
    return sources;
  }

  int[] targets() {
    int[] targets = new int[edges];
    for (int row = 0; row < nodes(); row++) {
      for (int entry = pointers[row]; entry < pointers[row + 1]; entry++) {
        if (edge[entry] >= 0) {
          targets[edge[entry]] = row;
        }
      }
    }
    return targets;
  }

  /**
   * S x with damped messages.
   *
   * @param x {@code [nodes, features]}
   * @param factors {@code [edges]}
   */
  float[] forward(float[] x, int features, float[] factors) {
    float[] y = new float[x.length];
    for (int row = 0; row < nodes(); row++) {
      for (int entry = pointers[row]; entry < pointers[row + 1]; entry++) {
        add(x, columns[entry] * features, weight(entry, factors), y, row * features, features);
      }
    }
    return y;
  }

  /**
   * Sᵀ dy with damped messages, and the gradient of each factor.
   *
   * @param x what went forward, {@code [nodes, features]}
   * @param dy {@code [nodes, features]}
   * @param factorGradient {@code [edges]}, added to
   */
  float[] backward(float[] x, float[] dy, int features, float[] factors, float[] factorGradient) {
    float[] dx = new float[x.length];
    for (int row = 0; row < nodes(); row++) {
      for (int entry = pointers[row]; entry < pointers[row + 1]; entry++) {
        int source = columns[entry] * features;
        add(dy, row * features, weight(entry, factors), dx, source, features);
        if (edge[entry] >= 0) {
          float dot = 0;
          for (int f = 0; f < features; f++) {
            dot += dy[row * features + f] * x[source + f];
          }
          factorGradient[edge[entry]] += values[entry] * dot;
        }
      }
    }
    return dx;
  }

  private float weight(int entry, float[] factors) {
    return edge[entry] < 0 ? values[entry] : values[entry] * factors[edge[entry]];
  }

  private static void add(
      float[] from, int fromOffset, float weight, float[] to, int toOffset, int count) {
    for (int i = 0; i < count; i++) {
      to[toOffset + i] += weight * from[fromOffset + i];
    }
  }
}
