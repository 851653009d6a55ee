package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.assertClose;
import static io.github.gcn4j.tck.SampleGraphs.values;

import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Graph;
import java.util.Arrays;

/** How an operation of the backend under test is compared with the naive reference. */
interface AgreementTests extends TckSubject {
  String GRAPHS = "io.github.gcn4j.tck.SampleGraphs#graphs";

  /** An operation under test: works in either backend's workspace and answers what it computed. */
  @FunctionalInterface
  interface Operation {
    float[] apply(Workspace workspace, PreparedGraph graph);
  }

  /** An operation between a grid and its coarsening. */
  @FunctionalInterface
  interface PyramidOperation {
    float[] apply(Workspace workspace, PreparedGraph fine, PreparedGraph coarse);
  }

  /** A signal of random values. */
  static Signal signal(Workspace ws, PreparedGraph g, int batch, int features, long seed) {
    return ws.signal(g, batch, features, values(batch * g.nodes() * features, seed));
  }

  /** Copies a signal out. */
  static float[] read(Workspace workspace, Signal signal) {
    float[] out = new float[signal.batch() * signal.graph().nodes() * signal.features()];
    workspace.read(signal, out);
    return out;
  }

  /** Copies a matrix out. */
  static float[] read(Workspace workspace, Matrix matrix) {
    float[] out = new float[matrix.rows() * matrix.columns()];
    workspace.read(matrix, out);
    return out;
  }

  /** Both backends compute the same. */
  default void agree(String what, Graph graph, Operation operation) {
    agree(what, graph, Adjacency.GCN, operation);
  }

  /** Both backends compute the same with an operator of this recipe. */
  default void agree(String what, Graph graph, Adjacency adjacency, Operation operation) {
    float[] expected;
    try (ReferenceBackend oracle = new ReferenceBackend()) {
      expected = run(oracle, graph, adjacency, operation);
    }
    try (TensorBackend backend = backend(2)) {
      run(backend, graph, adjacency, operation);
      float[] actual = run(backend, graph, adjacency, operation);
      assertClose(what + " on " + graph, actual, expected, FORWARD);
    }
  }

  /**
   * Leaves not-a-number in recycled memory of every size in use, so that a gap in a result shows.
   */
  private static void poison(Workspace outer, PreparedGraph graph) {
    float[] nothing = new float[3 * 33 * graph.nodes()];
    Arrays.fill(nothing, Float.NaN);
    float[] matrix = new float[33 * 16];
    Arrays.fill(matrix, Float.NaN);
    try (Workspace poisoned = outer.nested()) {
      for (int features : new int[] {1, 2, 3, 4, 5, 16, 33}) {
        for (int copy = 0; copy < 4; copy++) {
          poisoned.signal(graph, 3, features, nothing);
        }
      }
      // All small ones, and the largest weight: a backend that recycles does so by size.
      for (int size = 1; size <= matrix.length; size = size < 100 ? size + 1 : size + 428) {
        poisoned.matrix(1, size, matrix);
        poisoned.matrix(1, size, matrix);
      }
    }
  }

  private static float[] run(
      TensorBackend backend, Graph graph, Adjacency adjacency, Operation operation) {
    PreparedGraph prepared = backend.prepare(graph.operator(adjacency));
    try (Workspace outer = backend.open()) {
      try (Workspace first = outer.nested()) {
        operation.apply(first, prepared);
      }
      poison(outer, prepared);
      try (Workspace inner = outer.nested()) {
        return operation.apply(inner, prepared);
      }
    }
  }

  /** Both backends compute the same between a grid and its coarsening. */
  default void agreeOnPyramid(String what, Graph graph, PyramidOperation operation) {
    float[] expected;
    try (ReferenceBackend oracle = new ReferenceBackend()) {
      expected = run(oracle, graph, Adjacency.GCN, coarse(oracle, graph, operation));
    }
    try (TensorBackend backend = backend(2)) {
      float[] actual = run(backend, graph, Adjacency.GCN, coarse(backend, graph, operation));
      assertClose(what + " on " + graph, actual, expected, FORWARD);
    }
  }

  private static Operation coarse(TensorBackend backend, Graph graph, PyramidOperation operation) {
    PreparedGraph coarse = backend.prepare(graph.coarser().operator(Adjacency.GCN));
    return (ws, fine) -> operation.apply(ws, fine, coarse);
  }
}
