package io.github.gcn4j.backend.planes;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.Arrays;
import java.util.List;

/**
 * Which nodes each node receives from, without weights, for all parts of a graph.
 *
 * @param pointers {@code [nodes + 1]}: node i receives along entries {@code pointers[i]} to {@code
 *     pointers[i + 1] - 1}
 * @param sources {@code [entries]}: the node each entry comes from
 */
record EdgePattern(int[] pointers, int[] sources) {

  static EdgePattern of(GraphOperator operator) {
    if (operator instanceof Csr csr) {
      return new EdgePattern(csr.rowPointers(), csr.columns());
    }
    Builder builder = new Builder(operator.nodes());
    for (GraphOperator part :
        operator instanceof DisjointUnion union ? union.parts() : List.of(operator)) {
      if (part instanceof Stencil stencil) {
        builder.add(stencil);
      } else if (part instanceof Csr csr) {
        builder.add(csr);
      }
    }
    return builder.build();
  }

  int entries() {
    return sources.length;
  }

  private static final class Builder {
    private final int[] pointers;
    private int[] sources = new int[64];
    private int node;
    private int entry;

    Builder(int nodes) {
      this.pointers = new int[nodes + 1];
    }

    void add(Csr csr) {
      int first = node;
      for (int row = 0; row < csr.nodes(); row++) {
        for (int e = csr.rowPointers()[row]; e < csr.rowPointers()[row + 1]; e++) {
          source(first + csr.columns()[e]);
        }
        pointers[++node] = entry;
      }
    }

    void add(Stencil stencil) {
      int first = node;
      boolean box = stencil.connectivity() == Connectivity.EIGHT;
      for (int row = 0; row < stencil.height(); row++) {
        for (int column = 0; column < stencil.width(); column++) {
          for (int r = Math.max(0, row - 1); r <= Math.min(stencil.height() - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1);
                c <= Math.min(stencil.width() - 1, column + 1);
                c++) {
              boolean own = r == row && c == column;
              boolean straight = r == row || c == column;
              if (own ? stencil.selfWeight() != 0 : box || straight) {
                source(first + r * stencil.width() + c);
              }
            }
          }
          pointers[++node] = entry;
        }
      }
    }

    private void source(int source) {
      if (entry == sources.length) {
        sources = Arrays.copyOf(sources, Math.multiplyExact(2, entry));
      }
      sources[entry++] = source;
    }

    EdgePattern build() {
      return new EdgePattern(pointers, Arrays.copyOf(sources, entry));
    }
  }
}
