package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared operator: how to propagate along each part of the graph.
 *
 * @param <I> the values of one image
 */
final class PlaneGraph<I> implements PreparedGraph {
  private final String backend;
  private final GraphOperator operator;
  private final List<Propagation<I>> propagations;
  private final int nodes;
  private volatile @Nullable EdgePattern pattern;

  private PlaneGraph(String backend, GraphOperator operator, List<Propagation<I>> propagations) {
    this.backend = backend;
    this.operator = operator;
    this.propagations = propagations;
    this.nodes = operator.nodes();
  }

  /** The graph as the backend of this name propagates along it. */
  static <I> PlaneGraph<I> of(String backend, GraphOperator operator, PlaneStore<I> store) {
    List<GraphOperator> parts =
        operator instanceof DisjointUnion union ? union.parts() : List.of(operator);
    return new PlaneGraph<>(
        backend, operator, parts.stream().map(part -> propagation(part, store)).toList());
  }

  /**
   * The graph as one of this backend.
   *
   * @throws IllegalArgumentException if another backend prepared it
   */
  @SuppressWarnings("unchecked") // of one name, in one store
  static <I> PlaneGraph<I> require(Engine<I> engine, PreparedGraph graph) {
    if (graph instanceof PlaneGraph<?> own && own.backend.equals(engine.backend())) {
      return (PlaneGraph<I>) own;
    }
    throw new IllegalArgumentException(
        "expected a graph prepared by the "
            + engine.backend()
            + " backend, found "
            + (graph instanceof PlaneGraph<?> other
                ? "one of the " + other.backend + " backend"
                : graph.getClass().getSimpleName()));
  }

  private static <I> Propagation<I> propagation(GraphOperator part, PlaneStore<I> store) {
    if (part instanceof Stencil stencil) {
      return store.stencil(stencil);
    }
    if (part instanceof Csr csr) {
      return store.csr(csr);
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
  void propagate(I x, I y, int features, Scratch scratch, Direction direction) {
    int offset = 0;
    for (Propagation<I> part : propagations) {
      part.propagate(x, y, offset, features, nodes, scratch, direction);
      offset += part.nodes();
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
