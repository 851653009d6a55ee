package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared operator: kernels for each part of the graph. */
final class Nd4jGraph implements PreparedGraph {
  private final GraphOperator operator;
  private final List<PlaneKernel> kernels;
  private final int nodes;
  private volatile @Nullable EdgePattern pattern;

  private Nd4jGraph(GraphOperator operator, List<PlaneKernel> kernels) {
    this.operator = operator;
    this.kernels = kernels;
    this.nodes = operator.nodes();
  }

  static Nd4jGraph of(GraphOperator operator) {
    List<GraphOperator> parts =
        operator instanceof DisjointUnion union ? union.parts() : List.of(operator);
    return new Nd4jGraph(operator, parts.stream().map(Nd4jGraph::kernel).toList());
  }

  /**
   * The graph as one of this backend.
   *
   * @throws IllegalArgumentException if another backend prepared it
   */
  static Nd4jGraph require(PreparedGraph graph) {
    if (graph instanceof Nd4jGraph own) {
      return own;
    }
    throw new IllegalArgumentException(
        "expected a graph prepared by the nd4j backend, found " + graph.getClass().getSimpleName());
  }

  private static PlaneKernel kernel(GraphOperator part) {
    if (part instanceof Stencil stencil) {
      return new StencilKernel(stencil);
    }
    if (part instanceof Csr csr) {
      return new CsrKernel(csr);
    }
    throw new IllegalArgumentException(
        "expected a stencil or a CSR matrix as part of a graph, found " + part);
  }

  @Override
  public GraphOperator operator() {
    return operator;
  }

  @Override
  public int nodes() {
    return nodes;
  }

  /**
   * S x or Sᵀ x.
   *
   * @param x {@code [features, nodes]}
   * @param y {@code [features, nodes]}, overwritten
   */
  void propagate(Block x, Block y, int features, Scratch scratch, Direction direction) {
    int offset = 0;
    for (PlaneKernel kernel : kernels) {
      kernel.propagate(x, y, offset, features, nodes, scratch, direction);
      offset += kernel.nodes();
    }
  }

  /** The edges without their weights, made when first asked for; only attention asks. */
  EdgePattern pattern() {
    EdgePattern made = pattern;
    if (made == null) {
      // Two threads may both make it: the results are equal.
      made = EdgePattern.of(operator);
      pattern = made;
    }
    return made;
  }
}
