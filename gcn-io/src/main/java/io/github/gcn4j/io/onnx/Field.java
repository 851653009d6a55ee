package io.github.gcn4j.io.onnx;

import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;

/**
 * How the nodes of a graph lie in a tensor {@code [N, features, height, width]}: a grid as it is,
 * any other graph in one row.
 *
 * @param graph the nodes
 * @param level how often they were coarsened
 * @param height rows
 * @param width columns
 */
record Field(Graph graph, int level, int height, int width) {

  /** The field of a graph. */
  static Field of(Graph graph, int level) {
    return graph instanceof Grid grid
        ? new Field(grid, level, grid.height(), grid.width())
        : new Field(graph, level, 1, graph.nodes());
  }

  /** Rows times columns. */
  int nodes() {
    return graph.nodes();
  }
}
