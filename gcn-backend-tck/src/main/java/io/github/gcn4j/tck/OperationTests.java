package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.assertClose;
import static io.github.gcn4j.tck.SampleGraphs.values;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against the naive reference, on graphs of every kind and awkward shapes. */
interface OperationTests extends TckSubject {
  String GRAPHS = "io.github.gcn4j.tck.SampleGraphs#graphs";

  /** An operation under test: works in either backend's workspace and answers what it computed. */
  @FunctionalInterface
  interface Operation {
    float[] apply(Workspace workspace, PreparedGraph graph);
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void aSignalIsReadBackAsItWasWritten(Graph graph) {
    for (int batch : new int[] {0, 1, 3}) {
      agree(
          "signal",
          graph,
          (ws, g) -> read(ws, ws.signal(g, batch, 5, values(batch * g.nodes() * 5, 1))));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  default void aMatrixIsReadBackAsItWasWritten(int rows) {
    agree("matrix", Grid.of(1, 1), (ws, g) -> read(ws, ws.matrix(rows, 3, values(rows * 3, 2))));
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void propagationGathersFromNeighboursInBothDirections(Graph graph) {
    for (Adjacency adjacency : SampleGraphs.adjacencies()) {
      for (Direction direction : Direction.values()) {
        agree(
            "propagate " + adjacency + " " + direction,
            graph,
            adjacency,
            (ws, g) -> read(ws, ws.propagate(g, signal(ws, g, 2, 3, 3), direction)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void linearMultipliesByTheWeightOrItsTranspose(Graph graph) {
    for (int[] sizes : new int[][] {{1, 1}, {1, 16}, {5, 3}, {16, 33}}) {
      int in = sizes[0];
      int out = sizes[1];
      agree(
          "linear forward",
          graph,
          (ws, g) -> {
            Matrix w = ws.matrix(out, in, values(out * in, 4));
            return read(ws, ws.linear(signal(ws, g, 2, in, 5), w, Direction.FORWARD));
          });
      agree(
          "linear adjoint",
          graph,
          (ws, g) -> {
            Matrix w = ws.matrix(out, in, values(out * in, 4));
            return read(ws, ws.linear(signal(ws, g, 2, out, 5), w, Direction.ADJOINT));
          });
      agree(
          "contract",
          graph,
          (ws, g) -> read(ws, ws.contract(signal(ws, g, 3, in, 6), signal(ws, g, 3, out, 7))));
    }
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void elementWiseOperationsActOnEveryElement(Graph graph) {
    agree("relu", graph, (ws, g) -> read(ws, ws.activate(Activation.RELU, signal(ws, g, 2, 3, 8))));
    agree(
        "relu gradient",
        graph,
        (ws, g) -> {
          Signal y = ws.activate(Activation.RELU, signal(ws, g, 2, 3, 8));
          return read(ws, ws.activateGradient(Activation.RELU, y, signal(ws, g, 2, 3, 9)));
        });
    agree(
        "affine",
        graph,
        (ws, g) -> {
          Matrix scale = ws.matrix(1, 3, values(3, 10));
          Matrix shift = ws.matrix(1, 3, values(3, 11));
          return read(ws, ws.affine(signal(ws, g, 2, 3, 12), scale, shift));
        });
    agree(
        "combine",
        graph,
        (ws, g) ->
            read(ws, ws.combine(0.5f, signal(ws, g, 2, 3, 13), -2f, signal(ws, g, 2, 3, 14))));
    agree(
        "multiply",
        graph,
        (ws, g) -> read(ws, ws.multiply(signal(ws, g, 2, 3, 15), signal(ws, g, 2, 3, 16))));
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void sumsRunOverBatchAndNodes(Graph graph) {
    agree("sum", graph, (ws, g) -> read(ws, ws.sum(signal(ws, g, 3, 4, 17))));
  }

  @ParameterizedTest
  @EnumSource(Readout.class)
  default void readoutsGiveOneRowForEveryGraph(Readout readout) {
    SampleGraphs.graphs()
        .forEach(
            graph -> {
              agree(
                  "readout " + readout,
                  graph,
                  (ws, g) -> read(ws, ws.readout(readout, signal(ws, g, 2, 3, 18))));
              agree(
                  "readout gradient " + readout,
                  graph,
                  (ws, g) -> {
                    int rows = 2 * g.parts();
                    Matrix dy = ws.matrix(rows, 3, values(rows * 3, 19));
                    return read(ws, ws.readoutGradient(readout, signal(ws, g, 2, 3, 18), dy));
                  });
            });
  }

  @ParameterizedTest
  @EnumSource(Readout.class)
  default void tiesShareTheGradientOfAReadout(Readout readout) {
    agree(
        "tied readout gradient " + readout,
        Grid.of(3, 3),
        (ws, g) -> {
          Signal x = ws.signal(g, 1, 2, new float[18]);
          Matrix dy = ws.matrix(1, 2, new float[] {1f, -3f});
          return read(ws, ws.readoutGradient(readout, x, dy));
        });
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  default void notANumberAndInfinityTravelAsTheStandardSays(float odd) {
    for (Connectivity connectivity : Connectivity.values()) {
      agree(
          "odd values",
          new Grid(3, 3, connectivity),
          (ws, g) -> {
            float[] data = values(18, 20);
            data[4] = odd;
            Signal x = ws.signal(g, 1, 2, data);
            return read(ws, ws.activate(Activation.RELU, ws.propagate(g, x, Direction.FORWARD)));
          });
    }
  }

  private static Signal signal(Workspace ws, PreparedGraph g, int batch, int features, long seed) {
    return ws.signal(g, batch, features, values(batch * g.nodes() * features, seed));
  }

  private static float[] read(Workspace workspace, Signal signal) {
    float[] out = new float[signal.batch() * signal.graph().nodes() * signal.features()];
    workspace.read(signal, out);
    return out;
  }

  private static float[] read(Workspace workspace, Matrix matrix) {
    float[] out = new float[matrix.rows() * matrix.columns()];
    workspace.read(matrix, out);
    return out;
  }

  private void agree(String what, Graph graph, Operation operation) {
    agree(what, graph, Adjacency.GCN, operation);
  }

  private void agree(String what, Graph graph, Adjacency adjacency, Operation operation) {
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
      for (int size = 1; size <= matrix.length; size++) {
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
}
