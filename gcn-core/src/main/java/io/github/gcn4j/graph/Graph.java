package io.github.gcn4j.graph;

/** A graph's structure; signals on its nodes live elsewhere and many signals share one graph. */
public sealed interface Graph permits Grid, EdgeGraph, GraphBatch {

  /** Number of nodes. */
  int nodes();

  /** The operator that propagates signals along this graph's edges as the recipe says. */
  GraphOperator operator(Adjacency adjacency);
}
