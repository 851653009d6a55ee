package io.github.gcn4j.graph;

import java.util.List;

/**
 * Several different graphs as one, without edges between them (PyTorch Geometric's {@code Batch}).
 *
 * @param graphs the members, in node order; none of them a batch itself
 */
public record GraphBatch(List<Graph> graphs) implements Graph {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty or holds a batch
   */
  public GraphBatch {
    graphs = List.copyOf(graphs);
    if (graphs.isEmpty() || graphs.stream().anyMatch(GraphBatch.class::isInstance)) {
      throw new IllegalArgumentException(
          "expected at least one graph and no batch inside a batch, found " + graphs);
    }
  }

  @Override
  public int nodes() {
    return graphs.stream().mapToInt(Graph::nodes).reduce(0, Math::addExact);
  }

  @Override
  public GraphOperator operator(Adjacency adjacency) {
    return new DisjointUnion(graphs.stream().map(graph -> graph.operator(adjacency)).toList());
  }

  @Override
  public GraphBatch coarser() {
    return new GraphBatch(graphs.stream().map(Graph::coarser).toList());
  }
}
