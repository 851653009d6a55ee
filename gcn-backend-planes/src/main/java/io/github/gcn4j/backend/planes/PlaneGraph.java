package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared operator: kernels for each part of the graph. */
final class PlaneGraph implements PreparedGraph {
  private final String backend;
  private final GraphOperator operator;
  private final List<PartKernel> kernels;
  private final int nodes;
  private volatile @Nullable EdgePattern pattern;

  private PlaneGraph(String backend, GraphOperator operator, List<PartKernel> kernels) {
    this.backend = backend;
    this.operator = operator;
    this.kernels = kernels;
    this.nodes = operator.nodes();
  }

  /** The graph as the backend of this name propagates along it. */
  static PlaneGraph of(String backend, GraphOperator operator, PlaneKernels kernels) {
    List<GraphOperator> parts =
        operator instanceof DisjointUnion union ? union.parts() : List.of(operator);
    return new PlaneGraph(
        backend, operator, parts.stream().map(part -> kernel(part, kernels)).toList());
  }

  /**
   * The graph as one of the backend of this name.
   *
   * @throws IllegalArgumentException if another backend prepared it
   */
  static PlaneGraph require(String backend, PreparedGraph graph) {
    if (graph instanceof PlaneGraph own && own.backend.equals(backend)) {
      return own;
    }
    throw new IllegalArgumentException(
        "expected a graph prepared by the "
            + backend
            + " backend, found "
            + (graph instanceof PlaneGraph other
                ? "one of the " + other.backend + " backend"
                : graph.getClass().getSimpleName()));
  }

  private static PartKernel kernel(GraphOperator part, PlaneKernels kernels) {
    if (part instanceof Stencil stencil) {
      return kernels.stencil(stencil);
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
  void propagate(float[] x, float[] y, int features, Scratch scratch, Direction direction) {
    int offset = 0;
    for (PartKernel kernel : kernels) {
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
