package io.github.gcn4j.graph;

import java.util.List;

/**
 * Several operators side by side: a block-diagonal matrix. Nodes of the first part come first. No
 * signal crosses from one part to another, and a readout gives one row per part.
 *
 * @param parts the blocks, none of them a union itself
 */
public record DisjointUnion(List<GraphOperator> parts) implements GraphOperator {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no part, a part is a union, or the nodes add up to
   *     more than 2^31 − 1
   */
  public DisjointUnion {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one part in a disjoint union, found none");
    }
    long nodes = 0;
    for (GraphOperator part : parts) {
      if (part instanceof DisjointUnion) {
        throw new IllegalArgumentException(
            "expected stencils and CSR matrices in a disjoint union, found a union: flatten it first");
      }
      nodes += part.nodes();
    }
    if (nodes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("expected at most 2147483647 nodes, found " + nodes);
    }
  }

  @Override
  public int nodes() {
    return parts.stream().mapToInt(GraphOperator::nodes).sum();
  }
}
