package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.assertClose;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.program.ChebConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Graphs whose edges go one way, by hand: signals travel from source to target, and PyG counts
 * degrees at the targets ({@code gcn_norm}), but for a Laplacian at the sources ({@code
 * get_laplacian}).
 */
interface DirectedGraphTests extends TckSubject {

  /** What each recipe makes of x = (1, 2, 4) on the edges 0→1, 0→2 and 1→2. */
  static Stream<Arguments> recipes() {
    return Stream.of(
        recipe(
            Adjacency.GCN,
            1,
            2 / 2.0 + 1 / Math.sqrt(2),
            4 / 3.0 + 1 / Math.sqrt(3) + 2 / Math.sqrt(6)),
        recipe(
            Adjacency.GCN_IMPROVED,
            1,
            2 * 2 / 3.0 + 1 / Math.sqrt(6),
            2 * 4 / 4.0 + 1 / Math.sqrt(8) + 2 / Math.sqrt(12)),
        recipe(new Adjacency(Normalization.SYMMETRIC, 0f), 0, 0, 2 / Math.sqrt(2)),
        recipe(new Adjacency(Normalization.RANDOM_WALK, 1f), 1, 3 / 2.0, 7 / 3.0),
        recipe(Adjacency.MEAN, 0, 1, 3 / 2.0),
        recipe(Adjacency.PLAIN, 0, 1, 3),
        // Degrees by source are 2, 1 and 0: nothing gets to node 2.
        recipe(Adjacency.LAPLACIAN, 0, -1 / Math.sqrt(2), 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.gcn4j.tck.DirectedGraphTests#recipes")
  default void aSignalTravelsFromSourceToTarget(Adjacency adjacency, float[] expected) {
    Graph graph = EdgeGraph.of(3, new int[] {0, 0, 1}, new int[] {1, 2, 2});
    Program program = Program.sequential(1, Layer.propagate(adjacency), Layer.pool(Readout.MEAN));
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, graph, Parameters.zeros(program))) {
      float[] out = session.value(new float[] {1, 2, 4}, 1, 1);
      assertClose(adjacency.toString(), out, expected, FORWARD);
    }
  }

  /**
   * Edges 0→1, 1→2, 2→0 and 0→2 that weigh 4, 1, 1 and 5, and a self-loop that is taken out: the
   * degrees by source are 9, 1 and 1, and −w / √(degree · degree) is −4/3, −1, −1/3 and −5/3. So x
   * = (1, 2, 3) gives L̂ x = (−1, −4/3, −11/3) and 2 L̂ L̂ x − x = (13/9, 2/3, 3).
   */
  @Test
  default void chebyshevPolynomialsTakeDegreesBySource() {
    Graph graph =
        EdgeGraph.of(
            3, new int[] {0, 1, 1, 2, 0}, new int[] {1, 2, 1, 0, 2}, new float[] {4, 1, 8, 1, 5});
    Program program = Program.sequential(1, new ChebConv("a", 3, 3), Layer.pool(Readout.MEAN));
    Parameters parameters = Parameters.zeros(program);
    for (int order = 0; order < 3; order++) {
      parameters.get("a.lins." + order + ".weight")[order] = 1;
    }
    float[] expected = {1, -1, 13 / 9f, 2, -4 / 3f, 2 / 3f, 3, -11 / 3f, 3};
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, graph, parameters)) {
      float[] out = session.value(new float[] {1, 2, 3}, 1, program.output() - 1);
      assertClose("polynomials of order 0, 1 and 2", out, expected, FORWARD);
    }
  }

  private static Arguments recipe(Adjacency adjacency, double first, double second, double third) {
    return Arguments.of(adjacency, new float[] {(float) first, (float) second, (float) third});
  }
}
