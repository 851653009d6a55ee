package io.github.gcn4j.tck;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.ArrayList;
import java.util.List;

/** Propagates by going through the neighbours one by one. */
record ReferenceGraph(GraphOperator operator) implements PreparedGraph {

  /**
   * The graph in this backend's form.
   *
   * @throws IllegalArgumentException if another backend prepared it
   */
  static ReferenceGraph require(PreparedGraph graph) {
    if (graph instanceof ReferenceGraph ours) {
      return ours;
    }
    throw new IllegalArgumentException(
        "expected a graph prepared by the reference backend, found "
            + graph.getClass().getSimpleName());
  }

  /** Every edge as {target, source}. */
  List<int[]> edges() {
    List<int[]> edges = new ArrayList<>();
    edges(operator, 0, edges);
    return edges;
  }

  private static void edges(GraphOperator operator, int first, List<int[]> edges) {
    if (operator instanceof Stencil stencil) {
      stencilEdges(stencil, first, edges);
    } else if (operator instanceof Csr csr) {
      for (int row = 0; row < csr.nodes(); row++) {
        for (int entry = csr.rowPointers()[row]; entry < csr.rowPointers()[row + 1]; entry++) {
          edges.add(new int[] {first + row, first + csr.columns()[entry]});
        }
      }
    } else if (operator instanceof DisjointUnion union) {
      int start = first;
      for (GraphOperator part : union.parts()) {
        edges(part, start, edges);
        start += part.nodes();
      }
    } else {
      throw new IllegalArgumentException("expected a known kind of operator, found " + operator);
    }
  }

  private static void stencilEdges(Stencil s, int first, List<int[]> edges) {
    for (int node = 0; node < s.nodes(); node++) {
      for (int dr = -1; dr <= 1; dr++) {
        for (int dc = -1; dc <= 1; dc++) {
          int r = node / s.width() + dr;
          int c = node % s.width() + dc;
          boolean inside = r >= 0 && r < s.height() && c >= 0 && c < s.width();
          boolean diagonal = dr != 0 && dc != 0;
          boolean self = dr == 0 && dc == 0;
          boolean edge =
              self ? s.selfWeight() != 0 : !diagonal || s.connectivity() == Connectivity.EIGHT;
          if (inside && edge) {
            edges.add(new int[] {first + node, first + r * s.width() + c});
          }
        }
      }
    }
  }

  /** Adds S x (or Sᵀ x) of one signal {@code [nodes, features]} that starts at {@code offset}. */
  void propagate(float[] x, float[] y, int offset, int features, Direction direction) {
    propagate(operator, x, y, offset, features, direction);
  }

  private static void propagate(
      GraphOperator operator, float[] x, float[] y, int offset, int features, Direction direction) {
    if (operator instanceof Stencil stencil) {
      stencil(stencil, x, y, offset, features, direction);
    } else if (operator instanceof Csr csr) {
      csr(csr, x, y, offset, features, direction);
    } else if (operator instanceof DisjointUnion union) {
      int start = offset;
      for (GraphOperator part : union.parts()) {
        propagate(part, x, y, start, features, direction);
        start += part.nodes() * features;
      }
    } else {
      throw new IllegalArgumentException("expected a known kind of operator, found " + operator);
    }
  }

  private static void stencil(
      Stencil s, float[] x, float[] y, int offset, int features, Direction direction) {
    for (int row = 0; row < s.height(); row++) {
      for (int column = 0; column < s.width(); column++) {
        int target = offset + (row * s.width() + column) * features;
        for (int dr = -1; dr <= 1; dr++) {
          for (int dc = -1; dc <= 1; dc++) {
            int r = row + dr;
            int c = column + dc;
            boolean diagonal = dr != 0 && dc != 0;
            if (r < 0
                || r >= s.height()
                || c < 0
                || c >= s.width()
                || (diagonal && s.connectivity() == Connectivity.FOUR)) {
              continue;
            }
            float edge = dr == 0 && dc == 0 ? s.selfWeight() : 1f;
            if (edge == 0) {
              continue; // no edge: 0 · ∞ must not come out of nothing
            }
            float weight =
                direction == Direction.FORWARD
                    ? s.targetScale(row, column) * edge * s.sourceScale(r, c)
                    : s.sourceScale(row, column) * edge * s.targetScale(r, c);
            int source = offset + (r * s.width() + c) * features;
            for (int f = 0; f < features; f++) {
              y[target + f] += weight * x[source + f];
            }
          }
        }
      }
    }
  }

  private static void csr(
      Csr s, float[] x, float[] y, int offset, int features, Direction direction) {
    for (int row = 0; row < s.nodes(); row++) {
      for (int entry = s.rowPointers()[row]; entry < s.rowPointers()[row + 1]; entry++) {
        int column = s.columns()[entry];
        int target = direction == Direction.FORWARD ? row : column;
        int source = direction == Direction.FORWARD ? column : row;
        for (int f = 0; f < features; f++) {
          y[offset + target * features + f] +=
              s.values()[entry] * x[offset + source * features + f];
        }
      }
    }
  }
}
