package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.List;

/** A prepared operator: kernels for each part of the graph. */
final class EjmlGraph implements PreparedGraph {
  private final GraphOperator operator;
  private final List<PlaneKernel> kernels;
  private final int nodes;

  private EjmlGraph(GraphOperator operator, List<PlaneKernel> kernels) {
    this.operator = operator;
    this.kernels = kernels;
    this.nodes = operator.nodes();
  }

  static EjmlGraph of(GraphOperator operator) {
    List<GraphOperator> parts =
        operator instanceof DisjointUnion union ? union.parts() : List.of(operator);
    return new EjmlGraph(operator, parts.stream().map(EjmlGraph::kernel).toList());
  }

  /**
   * The graph as one of this backend.
   *
   * @throws IllegalArgumentException if another backend prepared it
   */
  static EjmlGraph require(PreparedGraph graph) {
    if (graph instanceof EjmlGraph own) {
      return own;
    }
    throw new IllegalArgumentException(
        "expected a graph prepared by the ejml backend, found " + graph.getClass().getSimpleName());
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

  /** Floats of scratch memory one image needs while it is propagated. */
  int scratch() {
    return kernels.stream().mapToInt(PlaneKernel::scratch).max().orElse(0);
  }

  /**
   * S x or Sᵀ x.
   *
   * @param x {@code [features, nodes]}
   * @param y {@code [features, nodes]}, overwritten
   * @param scratch at least {@link #scratch()} long
   */
  void propagate(float[] x, float[] y, int features, float[] scratch, Direction direction) {
    for (int feature = 0; feature < features; feature++) {
      int offset = feature * nodes;
      for (PlaneKernel kernel : kernels) {
        kernel.propagate(x, y, offset, scratch, direction);
        offset += kernel.nodes();
      }
    }
  }
}
