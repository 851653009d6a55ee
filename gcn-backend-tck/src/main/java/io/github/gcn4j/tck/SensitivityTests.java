package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.MaskGradient;
import io.github.gcn4j.engine.MessageMask;
import io.github.gcn4j.engine.Sensitivity;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.ChebConv;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients in inference, which explanations are made of. */
interface SensitivityTests extends TckSubject {
  float STEP = 1e-3f;

  @Test
  default void valuesOnTheWayAndTheirGradientsFitTogether() {
    Program program =
        Program.sequential(
            3,
            Layer.linear("a", 4),
            Layer.dropout(0.5),
            new BatchNorm("n"),
            Layer.activate(Activation.ELU),
            Layer.pool(Readout.MEAN, Readout.STD),
            Layer.linear("fc", 3));
    Grid grid = Grid.of(4, 5);
    Parameters parameters = SampleParameters.of(program, 111);
    float[] x = SampleGraphs.values(2 * grid.nodes() * 3, 112);
    float[] weight = parameters.get("a.weight");
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, grid, parameters)) {
      List<Sensitivity> seen =
          session.sensitivities(x, 2, z -> SampleGraphs.values(z.length, 113), List.of(2, 0, 2));

      assertThat(seen).extracting(Sensitivity::value).containsExactly(2, 0, 2);
      Closeness.assertClose(
          "activations", seen.get(0).activations(), session.value(x, 2, 2), Closeness.FORWARD);
      Closeness.assertSameBits("input", seen.get(1).activations(), x);
      float[] expected = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        for (int o = 0; o < 4; o++) {
          expected[i] += seen.get(0).gradient()[i / 3 * 4 + o] * weight[o * 3 + i % 3];
        }
      }
      Closeness.assertClose("input gradient", seen.get(1).gradient(), expected, Closeness.GRADIENT);
    }
  }

  @Test
  default void whatTheLogitsDoNotDependOnHasNoGradient() {
    Program program =
        Program.sequential(2, Layer.linear("a", 3), Layer.pool(Readout.MAX), Layer.linear("f", 2));
    Grid grid = Grid.of(2, 3);
    Parameters parameters = SampleParameters.of(program, 114);
    parameters.get("f.weight")[0] = 0;
    float[] x = SampleGraphs.values(grid.nodes() * 2, 115);
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, grid, parameters)) {
      Session.OutputGradient none = z -> new float[z.length];

      float[] gradient = session.sensitivities(x, 1, none, List.of(0)).get(0).gradient();
      assertThat(gradient).hasSize(x.length);
      for (float slope : gradient) {
        assertThat(slope + 0f).as("zero of either sign").isEqualTo(0f);
      }
      Program other = Program.sequential(2, new GcnConv("a", 2), Layer.pool(Readout.MEAN));
      MessageMask foreign = MessageMask.of(other, grid);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.maskGradient(x, foreign, none))
          .withMessageContaining("expected a mask made for the session's program");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.sensitivities(x, 1, none, List.of(program.output())))
          .withMessageContaining("expected a value on nodes")
          .withMessageContaining("found " + program.output());
    }
  }

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource("io.github.gcn4j.tck.SensitivityTests#masked")
  default void gradientsByMessagesAreFiniteDifferences(String name, Program program, Graph graph) {
    Parameters parameters = SampleParameters.of(program, 116);
    float[] x = SampleGraphs.values(graph.nodes() * program.inputFeatures(), 117);
    MessageMask mask = MessageMask.of(program, graph);
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, graph, parameters)) {
      float[][] found = new float[1][];
      Session.OutputGradient function =
          z -> {
            found[0] = z;
            return SampleGraphs.values(z.length, 118);
          };
      session.maskGradient(x, mask, function);
      Closeness.assertClose("unmasked", found[0], session.logits(x, 1), Closeness.FORWARD);

      SplittableRandom random = new SplittableRandom(119);
      for (int level = 0; level < mask.levels(); level++) {
        for (int edge = 0; edge < mask.factors(level).length; edge++) {
          mask.factors(level)[edge] = (float) (0.2 + 0.6 * random.nextDouble());
        }
      }
      MaskGradient gradient = session.maskGradient(x, mask, function);
      for (int level = 0; level < mask.levels(); level++) {
        float[] factors = mask.factors(level);
        compare(factors, gradient.factors().get(level), session, x, mask, function, found);
      }
      compare(x, gradient.input(), session, x, mask, function, found);
    }
  }

  private static void compare(
      float[] values,
      float[] gradient,
      Session session,
      float[] x,
      MessageMask mask,
      Session.OutputGradient function,
      float[][] found) {
    SplittableRandom random = new SplittableRandom(120);
    float[] original = values.clone();
    for (int trial = 0; trial < 3; trial++) {
      double[] sums = new double[2];
      double expected = 0;
      boolean[] up = new boolean[values.length];
      for (int i = 0; i < values.length; i++) {
        up[i] = random.nextBoolean();
        expected += up[i] ? gradient[i] : -gradient[i];
      }
      for (int side = 0; side < 2; side++) {
        float step = side == 0 ? -STEP : STEP;
        for (int i = 0; i < values.length; i++) {
          values[i] = original[i] + (up[i] ? step : -step);
        }
        float[] slopes = session.maskGradient(x, mask, function).input();
        assertThat(slopes).hasSize(x.length);
        float[] weights = SampleGraphs.values(found[0].length, 118);
        for (int i = 0; i < weights.length; i++) {
          sums[side] += (double) weights[i] * found[0][i];
        }
      }
      System.arraycopy(original, 0, values, 0, values.length);
      double slope = (sums[1] - sums[0]) / (2 * STEP);
      assertThat(expected).isCloseTo(slope, within(2e-3 + 0.02 * Math.abs(slope)));
    }
  }

  /** Smooth ones, for finite differences stumble over kinks. */
  static Stream<Arguments> masked() {
    Layer smooth = Layer.activate(Activation.TANH);
    Layer pool = Layer.pool(Readout.MEAN, Readout.STD);
    Layer head = Layer.linear("fc", 3);
    Program gcn =
        Program.sequential(
            2, new GcnConv("a", 5), smooth, new GcnConv("b", 3), new BatchNorm("n"), pool, head);
    Program cheb = Program.sequential(2, new ChebConv("a", 4, 3), smooth, pool, head);
    Program pyramid =
        Program.sequential(
            2,
            new GcnConv("a", 4),
            smooth,
            Layer.concat(pool, Layer.chain(Layer.coarsen(), new GcnConv("b", 3), smooth, pool)),
            head);
    Layer weights = Layer.chain(Layer.linear("weight", 1), Layer.activate(Activation.SIGMOID));
    Program weighted =
        Program.sequential(
            4,
            Layer.select(1, 3),
            new GcnConv("a", 5),
            smooth,
            Layer.weightedPool(weights, Readout.MEAN, Readout.STD),
            head);
    Program attention =
        Program.sequential(
            2, new GatConv("a", 2, 3), smooth, new GatConv("b", 1, 4), smooth, pool, head);
    return Stream.of(
        Arguments.of("attention", attention, Grid.of(4, 3)),
        Arguments.of("attention", attention, SampleGraphs.randomEdges(9, 20, 123)),
        Arguments.of("gcn", gcn, Grid.of(4, 3)),
        Arguments.of("gcn", gcn, SampleGraphs.randomEdges(9, 20, 121)),
        Arguments.of("cheb", cheb, new Grid(3, 4, Connectivity.EIGHT)),
        Arguments.of("cheb", cheb, SampleGraphs.randomEdges(9, 20, 122)),
        Arguments.of("weighted", weighted, Grid.of(5, 4)),
        Arguments.of("pyramid", pyramid, Grid.of(5, 4)));
  }
}
