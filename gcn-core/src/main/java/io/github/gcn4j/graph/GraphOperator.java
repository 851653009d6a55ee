package io.github.gcn4j.graph;

/**
 * A square sparse matrix S over a graph's nodes: {@code out = S x}, where row i gathers what node i
 * receives. Backends prepare one once and propagate many signals with it.
 */
public sealed interface GraphOperator permits Stencil, Csr, DisjointUnion {

  /** Number of nodes: S is {@code [nodes, nodes]}. */
  int nodes();
}
