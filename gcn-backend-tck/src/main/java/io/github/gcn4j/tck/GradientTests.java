package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every differentiable step against finite differences. */
interface GradientTests extends TckSubject {

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource("io.github.gcn4j.tck.GradientTests#programs")
  default void gradientsAreFiniteDifferences(String name, Program program, Graph graph) {
    int batch = 3;
    float[] x = SampleGraphs.values(batch * graph.nodes() * program.inputFeatures(), 31);
    Parameters parameters = Parameters.initial(program, new SplittableRandom(32));
    // Off zero, so that a bias's gradient is seen through the non-linearities as well.
    parameters.names().stream()
        .filter(parameter -> parameter.endsWith("bias"))
        .forEach(
            parameter -> {
              float[] bias = parameters.get(parameter);
              System.arraycopy(SampleGraphs.values(bias.length, 33), 0, bias, 0, bias.length);
            });
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, graph, parameters)) {
      int rows = session.logits(x, batch).length / program.outputFeatures();
      int[] labels = new SplittableRandom(34).ints(rows, 0, program.outputFeatures()).toArray();
      float[] weights = SampleGraphs.values(program.outputFeatures(), 35);
      for (int c = 0; c < weights.length; c++) {
        weights[c] = 1.5f + weights[c];
      }
      Probe probe =
          new Probe(session, new WeightedNll(weights), labels, batch, Parameters.zeros(program));
      Parameters gradients = Parameters.zeros(program);
      float[] inputGradient = probe.gradients(x, gradients);
      for (ParameterSpec spec : program.parameters().values()) {
        if (spec.role() == ParameterSpec.Role.BUFFER) {
          continue;
        }
        String parameter = spec.name();
        float[] values = parameters.get(parameter);
        probe.compare(
            parameter, values, gradients.get(parameter), x, () -> session.upload(parameters));
      }
      probe.compare("x", x, inputGradient, x, () -> {});
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

  /** Central differences of the loss along random directions. */
  final class Probe {
    private static final float STEP = 5e-4f;
    private final Session session;
    private final WeightedNll loss;
    private final int[] labels;
    private final int batch;
    private final Parameters spare;

    Probe(Session session, WeightedNll loss, int[] labels, int batch, Parameters spare) {
      this.session = session;
      this.loss = loss;
      this.labels = labels;
      this.batch = batch;
      this.spare = spare;
    }

    float[] gradients(float[] x, Parameters gradients) {
      double weight = loss.weightOf(labels);
      return session.inputGradient(
          x, batch, new SplittableRandom(0), z -> loss.gradient(z, labels, weight), gradients);
    }

    void compare(String what, float[] values, float[] gradient, float[] x, Runnable changed) {
      SplittableRandom random = new SplittableRandom(37);
      for (int trial = 0; trial < 4; trial++) {
        float[] original = values.clone();
        float[] direction = new float[values.length];
        double expected = 0;
        for (int i = 0; i < direction.length; i++) {
          direction[i] = random.nextBoolean() ? 1f : -1f;
          expected += (double) direction[i] * gradient[i];
        }
        double slope =
            (shifted(values, original, direction, STEP, x, changed)
                    - shifted(values, original, direction, -STEP, x, changed))
                / (2 * STEP);
        System.arraycopy(original, 0, values, 0, values.length);
        changed.run();
        assertThat(expected)
            .as("slope of %s, trial %d", what, trial)
            .isCloseTo(slope, within(1e-3 + 0.02 * Math.abs(slope)));
      }
      assertThat(gradient).as("gradient of %s", what).doesNotContain(Float.NaN);
    }

    private double shifted(
        float[] values,
        float[] original,
        float[] direction,
        float step,
        float[] x,
        Runnable changed) {
      for (int i = 0; i < values.length; i++) {
        values[i] = original[i] + step * direction[i];
      }
      changed.run();
      double weight = loss.weightOf(labels);
      double[] found = new double[1];
      // In training mode and with the seed of the gradients, so that dropout draws the same masks.
      session.differentiate(
          x,
          batch,
          new SplittableRandom(0),
          logits -> {
            found[0] = loss.loss(logits, labels, weight);
            return new float[logits.length];
          },
          spare);
      return found[0];
    }
  }
}
