package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.training.WeightedNll;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every differentiable step against finite differences. */
interface GradientTests extends TckSubject {

  /** What the loss does not depend on: batch normalisation takes away what it is shifted by. */
  Set<String> FLAT = Set.of("batch norm: a.bias", "batch norm after the readout: a.bias");

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource("io.github.gcn4j.tck.GradientTests#programs")
  default void gradientsAreFiniteDifferences(String name, Program program, Graph graph) {
    int batch = 3;
    float[] x = SampleGraphs.values(batch * graph.nodes() * program.inputFeatures(), 31);
    scale(x, 3);
    Parameters parameters = parameters(program);
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, graph, parameters)) {
      int rows = session.logits(x, batch).length / program.outputFeatures();
      int[] labels = new SplittableRandom(34).ints(rows, 0, program.outputFeatures()).toArray();
      float[] weights = SampleGraphs.values(program.outputFeatures(), 35);
      for (int c = 0; c < weights.length; c++) {
        weights[c] = 1.5f + weights[c];
      }
      SlopeProbe probe =
          new SlopeProbe(
              session, new WeightedNll(weights), labels, batch, Parameters.zeros(program));
      Parameters gradients = Parameters.zeros(program);
      probe.differentiate(x, gradients);
      for (ParameterSpec spec : program.parameters().values()) {
        if (spec.role() == ParameterSpec.Role.BUFFER) {
          continue;
        }
        String parameter = spec.name();
        double slope =
            probe.compareParameter(
                parameter,
                parameters.get(parameter),
                gradients.get(parameter),
                x,
                () -> session.upload(parameters));
        assertSeen(name + ": " + parameter, slope);
      }
      assertSeen(name + ": x", probe.compareInput(x, probe.inputGradient(x)));
    }
  }

  /**
   * Random ones, each vector (biases, scales, ε) with draws of its own and off the zeros and ones
   * it starts from, so that its gradient is seen through what follows; matrices large enough for
   * the slopes to stand out.
   */
  private static Parameters parameters(Program program) {
    Parameters parameters = Parameters.initial(program, new SplittableRandom(32));
    for (ParameterSpec spec : program.parameters().values()) {
      float[] values = parameters.get(spec.name());
      if (spec.role() == ParameterSpec.Role.BUFFER) {
        continue;
      }
      if (spec.shape().size() > 1) {
        scale(values, 2);
        continue;
      }
      float[] draws = SampleGraphs.values(values.length, spec.name().hashCode());
      for (int i = 0; i < values.length; i++) {
        values[i] += 0.7f * draws[i];
      }
    }
    return parameters;
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  /** A gradient as small as the tolerance agrees with one that was left out. */
  private static void assertSeen(String what, double slope) {
    if (FLAT.contains(what)) {
      assertThat(slope).as("largest slope of %s", what).isLessThan(SlopeProbe.TOLERANCE);
    } else {
      assertThat(slope).as("largest slope of %s", what).isGreaterThan(20 * SlopeProbe.TOLERANCE);
    }
  }

  /** One program for each kind of step, where it matters on nodes and on graphs. */
  static Stream<Arguments> programs() {
    Grid grid = Grid.of(5, 4);
    Graph edges = SampleGraphs.randomEdges(17, 40, 36);
    Adjacency walk = new Adjacency(Normalization.RANDOM_WALK, 1f);
    Layer head = Layer.linear("fc", 3);
    Layer pool = Layer.pool(Readout.MEAN);
    Stream<Arguments> basics =
        Stream.of(
            Arguments.of("linear", Program.sequential(2, Layer.linear("a", 3), pool), grid),
            Arguments.of("linear after the readout", Program.sequential(2, pool, head), grid),
            Arguments.of(
                "propagate",
                Program.sequential(
                    2,
                    Layer.propagate(walk),
                    Layer.linear("a", 4),
                    Layer.propagate(walk),
                    pool,
                    head),
                edges),
            Arguments.of(
                "gcn, widening", Program.sequential(2, new GcnConv("a", 5), pool, head), grid),
            Arguments.of(
                "gcn, narrowing",
                Program.sequential(4, new GcnConv("a", 2, walk), pool, head),
                edges),
            Arguments.of(
                "gcn, eight neighbours",
                Program.sequential(2, new GcnConv("a", 3, walk), pool, head),
                new Grid(4, 5, Connectivity.EIGHT)),
            Arguments.of(
                "relu",
                Program.sequential(
                    2,
                    new GcnConv("a", 5),
                    Layer.relu(),
                    new GcnConv("b", 4),
                    Layer.relu(),
                    pool,
                    head),
                grid),
            Arguments.of(
                "relu after the readout",
                Program.sequential(2, pool, Layer.linear("a", 6), Layer.relu(), head),
                grid),
            Arguments.of(
                "dropout",
                Program.sequential(2, new GcnConv("a", 5), Layer.dropout(0.4), pool, head),
                grid),
            Arguments.of(
                "dropout after the readout",
                Program.sequential(2, pool, Layer.linear("a", 6), Layer.dropout(0.4), head),
                grid),
            Arguments.of(
                "max",
                Program.sequential(2, new GcnConv("a", 4), Layer.pool(Readout.MAX), head),
                edges),
            Arguments.of(
                "sum",
                Program.sequential(2, new GcnConv("a", 4), Layer.pool(Readout.SUM), head),
                edges),
            Arguments.of(
                "residual",
                Program.sequential(3, Layer.linear("a", 3), residual("b"), pool, head),
                grid),
            Arguments.of(
                "residual after the readout",
                Program.sequential(3, pool, residual("b"), head),
                grid),
            Arguments.of(
                "disjoint union",
                Program.sequential(2, new GcnConv("a", 4), Layer.relu(), pool, head),
                new GraphBatch(List.of(grid, edges))));
    return Stream.concat(basics, LayerPrograms.all());
  }

  /** x + relu(x Wᵀ + b): reads its input twice. */
  private static Layer residual(String name) {
    return Layer.residual(Layer.chain(Layer.linear(name, 3), Layer.relu()));
  }
}
