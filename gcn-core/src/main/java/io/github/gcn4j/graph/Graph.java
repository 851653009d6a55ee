package io.github.gcn4j.graph;

/** A graph's structure; signals on its nodes live elsewhere and many signals share one graph. */
public sealed interface Graph permits Grid, EdgeGraph, GraphBatch {

  /** Number of nodes. */
  int nodes();

  /** The operator that propagates signals along this graph's edges as the recipe says. */
  GraphOperator operator(Adjacency adjacency);

  /**
   * The graph of the 2×2 blocks of pixels: half as many rows and columns, rounded up.
   *
   * @throws IllegalArgumentException if this is not a grid, or holds a graph that is not one
   */
  Graph coarser();
}
