package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.AgreementTests.read;
import static io.github.gcn4j.tck.AgreementTests.signal;
import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.assertClose;
import static io.github.gcn4j.tck.SampleGraphs.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.program.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operations that normalisations, pyramids and attention need, against the naive reference. */
interface LayerOperationTests extends AgreementTests {

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void statisticsRunOverTheBatchOrOverEachGraph(Graph graph) {
    for (Span span : Span.values()) {
      agree(
          "moments " + span, graph, (ws, g) -> read(ws, ws.moments(signal(ws, g, 3, 4, 40), span)));
      agree("sum " + span, graph, (ws, g) -> read(ws, ws.sum(signal(ws, g, 3, 4, 41), span)));
      agree(
          "dot " + span,
          graph,
          (ws, g) -> read(ws, ws.dot(signal(ws, g, 3, 4, 42), signal(ws, g, 3, 4, 43), span)));
    }
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void theVarianceOfValuesFarFromZeroIsNotLost(Graph graph) {
    agree(
        "moments",
        graph,
        (ws, g) -> {
          float[] data = values(2 * g.nodes() * 3, 44);
          for (int i = 0; i < data.length; i++) {
            data[i] += 1000f;
          }
          float[] moments = read(ws, ws.moments(ws.signal(g, 2, 3, data), Span.BATCH));
          return new float[] {moments[3], moments[4], moments[5]};
        });
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void coefficientsAreOneRowForAllOrOneForEachGraph(Graph graph) {
    for (Span span : Span.values()) {
      agree(
          "affine " + span,
          graph,
          (ws, g) -> {
            Signal x = signal(ws, g, 2, 3, 45);
            return read(ws, ws.affine(x, rows(ws, x, span, 46), rows(ws, x, span, 47)));
          });
      agree(
          "blend " + span,
          graph,
          (ws, g) -> {
            Signal x = signal(ws, g, 2, 3, 48);
            Matrix a = rows(ws, x, span, 49);
            Matrix b = rows(ws, x, span, 50);
            return read(ws, ws.blend(x, a, signal(ws, g, 2, 3, 51), b, rows(ws, x, span, 52)));
          });
    }
  }

  private static Matrix rows(Workspace ws, Signal x, Span span, long seed) {
    int rows = span.rows(x);
    return ws.matrix(rows, x.features(), values(rows * x.features(), seed));
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void featuresAreJoinedAndTakenApart(Graph graph) {
    agree(
        "concat",
        graph,
        (ws, g) ->
            read(
                ws,
                ws.concat(
                    List.of(
                        signal(ws, g, 2, 1, 53),
                        signal(ws, g, 2, 5, 54),
                        signal(ws, g, 2, 3, 55)))));
    for (int[] slice : new int[][] {{0, 1}, {2, 3}, {4, 1}, {0, 5}}) {
      agree(
          "slice",
          graph,
          (ws, g) -> read(ws, ws.slice(signal(ws, g, 2, 5, 56), slice[0], slice[1])));
      agree(
          "pad",
          graph,
          (ws, g) -> read(ws, ws.pad(signal(ws, g, 2, 3, 56), slice[0], slice[1] - 1)));
    }
  }

  /** Grids of even and odd sides, alone and in a batch. */
  static Stream<Graph> grids() {
    return Stream.of(
        Grid.of(1, 1),
        Grid.of(1, 2),
        Grid.of(3, 1),
        Grid.of(4, 6),
        Grid.of(5, 7),
        Grid.of(48, 101),
        new Grid(6, 5, Connectivity.EIGHT),
        new GraphBatch(List.of(Grid.of(4, 4), Grid.of(1, 1), Grid.of(3, 5))));
  }

  @ParameterizedTest
  @MethodSource("io.github.gcn4j.tck.LayerOperationTests#grids")
  default void blocksOfPixelsBecomeTheirMean(Graph graph) {
    agreeOnPyramid(
        "coarsen",
        graph,
        (ws, fine, coarse) -> read(ws, ws.coarsen(signal(ws, fine, 2, 3, 57), coarse)));
    agreeOnPyramid(
        "refine",
        graph,
        (ws, fine, coarse) -> read(ws, ws.refine(signal(ws, coarse, 2, 3, 58), fine)));
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void anAttentionReadoutWeighsNodesByTheirGates(Graph graph) {
    agree(
        "attention readout",
        graph,
        (ws, g) -> read(ws, ws.attentionReadout(signal(ws, g, 2, 3, 59), gate(ws, g))));
    for (int part = 0; part < 2; part++) {
      int wanted = part;
      agree(
          "attention readout gradient " + part,
          graph,
          (ws, g) -> {
            int rows = 2 * g.parts();
            Matrix dy = ws.matrix(rows, 3, values(rows * 3, 61));
            Signal x = signal(ws, g, 2, 3, 59);
            return read(ws, ws.attentionReadoutGradient(x, gate(ws, g), dy).get(wanted));
          });
    }
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void weightedNodesCountAsMuchAsTheyWeigh(Graph graph) {
    agree(
        "weighted moments",
        graph,
        (ws, g) -> read(ws, ws.weightedMoments(signal(ws, g, 2, 3, 66), weight(ws, g, 67))));
    agree(
        "weighted moments gradient",
        graph,
        (ws, g) -> {
          Matrix d = ws.matrix(4 * g.parts(), 3, values(12 * g.parts(), 68));
          Signal x = signal(ws, g, 2, 3, 66);
          return read(ws, ws.weightedMomentsGradient(x, weight(ws, g, 67), d));
        });
    agree(
        "weighted moments gradient by the weight",
        graph,
        (ws, g) -> {
          Matrix d = ws.matrix(4 * g.parts(), 3, values(12 * g.parts(), 68));
          Signal x = signal(ws, g, 2, 3, 66);
          return read(ws, ws.weightedMomentsWeightGradient(x, weight(ws, g, 67), d));
        });
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void theWeightedVarianceOfValuesFarFromZeroIsNotLost(Graph graph) {
    agree(
        "weighted moments",
        graph,
        (ws, g) -> {
          float[] data = values(g.nodes() * 2, 69);
          for (int i = 0; i < data.length; i++) {
            data[i] += 1000f;
          }
          float[] weights = values(g.nodes(), 70);
          for (int i = 0; i < weights.length; i++) {
            weights[i] += 1.5f;
          }
          Matrix moments =
              ws.weightedMoments(ws.signal(g, 1, 2, data), ws.signal(g, 1, 1, weights));
          float[] both = read(ws, moments);
          return Arrays.copyOfRange(both, both.length / 2, both.length);
        });
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void equalWeightsGiveThePlainMomentsAndNoWeightNothing(Graph graph) {
    try (TensorBackend backend = backend();
        Workspace ws = backend.open()) {
      PreparedGraph g = backend.prepare(graph.operator(Adjacency.GCN));
      Signal x = signal(ws, g, 2, 3, 71);
      Signal even = ws.activate(Activation.SIGMOID, ws.signal(g, 2, 1, new float[2 * g.nodes()]));
      Signal none = ws.signal(g, 2, 1, new float[2 * g.nodes()]);
      Matrix slopes = ws.matrix(4 * g.parts(), 3, values(12 * g.parts(), 72));

      float[] plain = read(ws, ws.moments(x, Span.GRAPH));
      assertClose("even", read(ws, ws.weightedMoments(x, even)), plain, FORWARD);
      assertThat(read(ws, ws.weightedMoments(x, none))).containsOnly(0f);
      assertZero(read(ws, ws.weightedMomentsGradient(x, none, slopes)));
      assertZero(read(ws, ws.weightedMomentsWeightGradient(x, none, slopes)));
    }
  }

  private static void assertZero(float[] values) {
    assertClose("nothing", values, new float[values.length], FORWARD);
  }

  /** Weights of which half are 0. */
  private static Signal weight(Workspace ws, PreparedGraph g, long seed) {
    return ws.activate(Activation.RELU, signal(ws, g, 2, 1, seed));
  }

  /** Gates so far apart that a softmax that does not shift them overflows. */
  private static Signal gate(Workspace ws, PreparedGraph g) {
    float[] gates = values(2 * g.nodes(), 60);
    for (int i = 0; i < gates.length; i++) {
      gates[i] = 100 + 3 * gates[i];
    }
    return ws.signal(g, 2, 1, gates);
  }

  @ParameterizedTest
  @MethodSource(GRAPHS)
  default void attentionWeighsNeighboursByTheirScores(Graph graph) {
    for (Adjacency pattern :
        List.of(new Adjacency(Normalization.NONE, 1f), Adjacency.PLAIN, Adjacency.GCN)) {
      for (int heads : new int[] {1, 3}) {
        agree(
            "attend",
            graph,
            pattern,
            (ws, g) ->
                read(
                    ws,
                    ws.attend(
                        g,
                        signal(ws, g, 2, 6, 62),
                        signal(ws, g, 2, heads, 63),
                        signal(ws, g, 2, heads, 64),
                        0.2f)));
        agree(
            "attend gradients",
            graph,
            pattern,
            (ws, g) ->
                together(
                    ws,
                    ws.attendGradient(
                        g,
                        signal(ws, g, 2, 6, 62),
                        signal(ws, g, 2, heads, 63),
                        signal(ws, g, 2, heads, 64),
                        0.2f,
                        signal(ws, g, 2, 6, 65))));
      }
    }
  }

  /**
   * Several gradients as one: where all scores have one sign, the target's is zero but for
   * rounding, which is small beside the others only.
   */
  private static float[] together(Workspace ws, List<Signal> signals) {
    int length = 0;
    for (Signal signal : signals) {
      length += signal.batch() * signal.graph().nodes() * signal.features();
    }
    float[] all = new float[length];
    int start = 0;
    for (Signal signal : signals) {
      float[] one = read(ws, signal);
      System.arraycopy(one, 0, all, start, one.length);
      start += one.length;
    }
    return all;
  }
}
