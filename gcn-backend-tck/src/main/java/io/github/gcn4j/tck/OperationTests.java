package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.AgreementTests.read;
import static io.github.gcn4j.tck.AgreementTests.signal;
import static io.github.gcn4j.tck.SampleGraphs.values;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against the naive reference, on graphs of every kind and awkward shapes. */
interface OperationTests extends AgreementTests {
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
    for (Activation f : Activation.values()) {
      agree(f.name(), graph, (ws, g) -> read(ws, ws.activate(f, signal(ws, g, 2, 3, 8))));
      agree(
          f.name() + " gradient",
          graph,
          (ws, g) -> {
            Signal y = ws.activate(f, signal(ws, g, 2, 3, 8));
            return read(ws, ws.activateGradient(f, y, signal(ws, g, 2, 3, 9)));
          });
    }
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

  /** Every readout by itself, and several side by side. */
  static Stream<List<Readout>> readouts() {
    return Stream.concat(
        Arrays.stream(Readout.values()).map(List::of),
        Stream.of(
            List.of(Readout.MEAN, Readout.MAX, Readout.STD),
            List.of(Readout.STD, Readout.STD),
            List.of(Readout.values())));
  }

  @ParameterizedTest
  @MethodSource("io.github.gcn4j.tck.OperationTests#readouts")
  default void readoutsGiveOneRowForEveryGraph(List<Readout> readouts) {
    SampleGraphs.graphs()
        .forEach(
            graph -> {
              agree(
                  "readout " + readouts,
                  graph,
                  (ws, g) -> read(ws, ws.readout(readouts, signal(ws, g, 2, 3, 18))));
              agree(
                  "readout gradient " + readouts,
                  graph,
                  (ws, g) -> {
                    int rows = 2 * g.parts();
                    int columns = 3 * readouts.size();
                    Matrix dy = ws.matrix(rows, columns, values(rows * columns, 19));
                    return read(ws, ws.readoutGradient(readouts, signal(ws, g, 2, 3, 18), dy));
                  });
            });
  }

  @ParameterizedTest
  @MethodSource("io.github.gcn4j.tck.OperationTests#readouts")
  default void tiesShareTheGradientOfAReadout(List<Readout> readouts) {
    agree(
        "tied readout gradient " + readouts,
        Grid.of(3, 3),
        (ws, g) -> {
          Signal x = ws.signal(g, 1, 2, new float[18]);
          int columns = 2 * readouts.size();
          Matrix dy = ws.matrix(1, columns, values(columns, 20));
          return read(ws, ws.readoutGradient(readouts, x, dy));
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
}
