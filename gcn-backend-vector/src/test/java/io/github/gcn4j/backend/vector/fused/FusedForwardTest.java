package io.github.gcn4j.backend.vector.fused;

import static io.github.gcn4j.backend.vector.fused.Samples.assertClose;
import static io.github.gcn4j.backend.vector.fused.Samples.parameters;
import static io.github.gcn4j.backend.vector.fused.Samples.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.vector.VectorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.ChebConv;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.GinConv;
import io.github.gcn4j.program.GraphConv;
import io.github.gcn4j.program.GraphNorm;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ProgramBuilder;
import io.github.gcn4j.program.Pyramid;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.SageConv;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.tck.ReferenceBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FusedForwardTest {
  private static final Program FLAT = Preset.flat(1, List.of(16, 32, 64), 4);
  private static final Program PYRAMID = Pyramid.of(5, 8, 6).program(3, 4);

  private static final Program FILTERS =
      Program.sequential(
          2,
          new GcnConv("a", 8),
          Layer.activate(Activation.TANH),
          new ChebConv("c", 6, 3),
          Layer.relu(),
          Layer.residual(new GcnConv("r", 6)),
          new GraphNorm("gn"),
          Layer.dropout(0.5),
          Layer.pool(Readout.MEAN, Readout.MAX, Readout.STD, Readout.SUM),
          Layer.linear("fc", 3));

  private static final Program NORMALISED =
      Program.sequential(
          3,
          Layer.standardise(0.02),
          new SageConv("s", 9),
          new BatchNorm("bn"),
          Layer.relu(),
          Layer.highPass(Adjacency.GCN),
          new GraphConv("g", 4),
          Layer.coarsen(),
          new GinConv("gin", Layer.linear("l", 5)),
          Layer.pool(Readout.MAX, Readout.SUM),
          Layer.linear("fc", 2));

  private static final Program NARROW =
      Program.sequential(
          1,
          new GcnConv("a", 40),
          Layer.relu(),
          new GcnConv("b", 3),
          Layer.pool(Readout.SUM, Readout.MEAN),
          Layer.linear("fc", 2));

  /** Propagated twice in a row, as in SGC, and a readout of values far from 0. */
  private static final Program TWICE =
      Program.sequential(
          2,
          Layer.propagate(Adjacency.GCN),
          Layer.propagate(Adjacency.GCN),
          Layer.propagate(Adjacency.PLAIN),
          Layer.linear("l", 7),
          Layer.relu(),
          Layer.propagate(Adjacency.GCN),
          Layer.coarsen(),
          Layer.pool(Readout.MEAN, Readout.STD),
          Layer.linear("fc", 3));

  /** Readouts of values below 0 as well, so that no zero between rows may count as the largest. */
  private static final Program SIGNED =
      Program.sequential(
          1,
          new GcnConv("a", 5),
          Layer.pool(Readout.MAX, Readout.STD, Readout.MEAN),
          Layer.linear("fc", 2));

  /** A normalisation of each image with its ReLU, read out without weights. */
  private static final Program CLIPPED =
      Program.sequential(
          2,
          new GcnConv("a", 5),
          new GraphNorm("gn"),
          Layer.relu(),
          Layer.pool(Readout.MAX, Readout.STD, Readout.MEAN),
          Layer.linear("fc", 3));

  /** Selected features, weights on every level, and a normalisation of each image with its ReLU. */
  private static final Program MASKED = masked();

  private static Program masked() {
    ProgramBuilder builder = new ProgramBuilder(4);
    int x = Layer.select(0, 3).emit(builder, 0);
    int weights = Layer.chain(Layer.select(3, 1), Layer.relu()).emit(builder, 0);
    int smooth = Layer.propagate(Adjacency.GCN).emit(builder, x);
    int smoother =
        Layer.chain(Layer.propagate(Adjacency.GCN), Layer.propagate(Adjacency.GCN))
            .emit(builder, smooth);
    int sharp = builder.step(new Step.Combine(x, 2f, smooth, -2f));
    int coarse = builder.step(new Step.Combine(smooth, 2f, smoother, -2f));
    int value = builder.step(new Step.Concat(List.of(x, sharp, coarse)));
    List<Integer> pooled = new ArrayList<>();
    for (int level = 1; level <= 3; level++) {
      if (level > 1) {
        value = Layer.coarsen().emit(builder, value);
        weights = Layer.coarsen().emit(builder, weights);
      }
      String norm = "norm" + level;
      value =
          Layer.chain(
                  GcnConv.withoutBias("conv" + level, 3 + 2 * level),
                  level == 1 ? new GraphNorm(norm) : new BatchNorm(norm),
                  Layer.relu())
              .emit(builder, value);
      pooled.add(Layer.pool(Readout.MEAN, Readout.STD, Readout.MAX).emit(builder, value));
      pooled.add(
          builder.step(new Step.WeightedPool(value, weights, List.of(Readout.STD, Readout.MEAN))));
    }
    Layer.linear("fc", 3).emit(builder, builder.step(new Step.Concat(pooled)));
    return builder.build();
  }

  static Stream<Arguments> programsOnGrids() {
    List<Grid> grids =
        List.of(
            Grid.of(1, 1),
            Grid.of(1, 9),
            Grid.of(9, 1),
            Grid.of(5, 7),
            Grid.of(37, 50),
            Grid.of(96, 96),
            Grid.of(300, 11),
            Grid.of(7, 901),
            new Grid(20, 21, Connectivity.EIGHT),
            new Grid(13, 1103, Connectivity.EIGHT));
    List<Arguments> cases = new ArrayList<>();
    for (Grid grid : grids) {
      for (Program program :
          List.of(FLAT, PYRAMID, FILTERS, NORMALISED, NARROW, TWICE, SIGNED, CLIPPED, MASKED)) {
        cases.add(Arguments.of(program, grid));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "[{index}] on {1}")
  @MethodSource("programsOnGrids")
  void agreesWithTheInterpreterOnTheReference(Program program, Grid grid) {
    Parameters parameters = parameters(program, 5);
    float[] x = values(2 * length(program, grid), 6);

    float[] expected;
    try (TensorBackend reference = new ReferenceBackend();
        Session session = Session.open(reference, program, grid, parameters)) {
      expected = session.logits(x, 2);
    }
    try (TensorBackend backend = backend(1);
        Session session = Session.open(backend, program, grid, parameters)) {
      session.logits(values(x.length, 7), 2); // what it leaves behind must not show
      assertClose(session.logits(x, 2), expected, 1e-5);
    }
  }

  @Test
  void givesTheSameBitsOnAnyNumberOfThreads() {
    Grid grid = Grid.of(31, 33);
    float[] x = values(5 * length(PYRAMID, grid), 8);
    float[] alone = logits(1, PYRAMID, grid, x, 5);
    for (int threads : new int[] {2, 3, 8}) {
      assertThat(logits(threads, PYRAMID, grid, x, 5)).isEqualTo(alone);
    }
  }

  @Test
  void anImageGivesTheSameBitsInAnyBatch() {
    Grid grid = Grid.of(10, 12);
    int length = length(FLAT, grid);
    float[] x = values(3 * length, 9);
    float[] together = logits(2, FLAT, grid, x, 3);
    float[] last = logits(2, FLAT, grid, Arrays.copyOfRange(x, 2 * length, 3 * length), 1);
    assertThat(Arrays.copyOfRange(together, 8, 12)).isEqualTo(last);
  }

  @Test
  void uploadedParametersTakeEffect() {
    Grid grid = Grid.of(6, 6);
    float[] x = values(length(FLAT, grid), 10);
    try (TensorBackend backend = backend(1);
        Session changed = Session.open(backend, FLAT, grid, parameters(FLAT, 1));
        Session other = Session.open(backend, FLAT, grid, parameters(FLAT, 2))) {
      float[] before = changed.logits(x, 1);
      changed.upload(parameters(FLAT, 2));
      assertThat(changed.logits(x, 1)).isEqualTo(other.logits(x, 1)).isNotEqualTo(before);
    }
  }

  @Test
  void whatIsNotANumberStaysInItsImage() {
    Grid grid = Grid.of(9, 8);
    int length = length(FLAT, grid);
    float[] x = values(2 * length, 11);
    float[] clean = logits(1, FLAT, grid, x, 2);
    for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      float[] spoilt = x.clone();
      spoilt[length / 2] = odd;
      float[] found = logits(1, FLAT, grid, spoilt, 2);
      float[] expected;
      try (TensorBackend reference = new ReferenceBackend();
          Session session = Session.open(reference, FLAT, grid, parameters(FLAT, 3))) {
        expected = session.logits(spoilt, 2);
      }
      assertThat(Arrays.copyOf(found, 4)).isEqualTo(Arrays.copyOf(expected, 4));
      assertThat(Arrays.copyOfRange(found, 4, 8)).isEqualTo(Arrays.copyOfRange(clean, 4, 8));
    }
  }

  @Test
  void deviationOfValuesFarFromZeroDoesNotCancel() {
    Program program = Program.sequential(1, Layer.pool(Readout.STD), Layer.linear("fc", 1));
    Grid grid = Grid.of(96, 3);
    float[] x = values(grid.nodes(), 12);
    for (int i = 0; i < x.length; i++) {
      x[i] = 100 + 0.01f * x[i];
    }
    try (TensorBackend reference = new ReferenceBackend();
        TensorBackend backend = backend(1);
        Session expected = Session.open(reference, program, grid, parameters(program, 1));
        Session actual = Session.open(backend, program, grid, parameters(program, 1))) {
      assertClose(actual.logits(x, 1), expected.logits(x, 1), 1e-4);
    }
  }

  @Test
  void readoutsTakeManyBandsTogether() {
    Program program =
        Program.sequential(
            1,
            Layer.pool(Readout.MEAN, Readout.STD, Readout.MAX, Readout.SUM),
            Layer.linear("fc", 3));
    Grid grid = Grid.of(300, 300);
    float[] x = values(grid.nodes(), 14);
    for (int i = 0; i < x.length; i++) {
      int row = i / 300;
      x[i] = 0.1f * x[i] - 50 - row; // all below 0, and more so from row to row
    }
    try (TensorBackend reference = new ReferenceBackend();
        TensorBackend backend = backend(1);
        Session expected = Session.open(reference, program, grid, parameters(program, 1));
        Session actual = Session.open(backend, program, grid, parameters(program, 1))) {
      assertClose(actual.logits(x, 1), expected.logits(x, 1), 1e-5);
    }
  }

  @Test
  void coarsensFurtherThanThereArePixels() {
    List<Layer> layers = new ArrayList<>();
    for (int level = 0; level < 12; level++) {
      layers.add(Layer.coarsen());
    }
    layers.add(Layer.pool(Readout.SUM));
    layers.add(Layer.linear("fc", 2));
    Program program = Program.sequential(1, layers.toArray(Layer[]::new));
    Grid grid = Grid.of(3, 1200);
    float[] x = values(grid.nodes(), 13);
    try (TensorBackend reference = new ReferenceBackend();
        TensorBackend backend = backend(1);
        Session expected = Session.open(reference, program, grid, parameters(program, 1));
        Session actual = Session.open(backend, program, grid, parameters(program, 1))) {
      assertClose(actual.logits(x, 1), expected.logits(x, 1), 1e-4);
    }
  }

  @Test
  void leavesAttentionToTheInterpreter() {
    Program program =
        Program.sequential(
            1, new GatConv("gat", 4, 2), Layer.pool(Readout.MEAN), Layer.linear("fc", 2));
    try (TensorBackend backend = backend(1)) {
      assertThat(backend.compile(program, Grid.of(4, 4), parameters(program, 1))).isEmpty();
    }
  }

  @Test
  void refusesArraysThatDoNotFitAndUseAfterClose() {
    Grid grid = Grid.of(3, 4);
    try (TensorBackend backend = backend(1)) {
      CompiledForward forward = backend.compile(FLAT, grid, parameters(FLAT, 1)).orElseThrow();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> forward.run(new float[23], 2, new float[1][128]))
          .withMessageContaining("12 values")
          .withMessageContaining("23");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> forward.run(new float[24], 2, new float[1][127]))
          .withMessageContaining("2 rows of 64")
          .withMessageContaining("127");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> forward.run(new float[24], 2, new float[2][128]))
          .withMessageContaining("1 readouts");
      forward.close();
      assertThatIllegalStateException()
          .isThrownBy(() -> forward.run(new float[24], 2, new float[1][128]));
    }
  }

  private static TensorBackend backend(int threads) {
    return new VectorBackend(new BackendOptions(threads));
  }

  private static float[] logits(int threads, Program program, Grid grid, float[] x, int batch) {
    try (TensorBackend backend = backend(threads);
        Session session = Session.open(backend, program, grid, parameters(program, 3))) {
      return session.logits(x, batch);
    }
  }

  private static int length(Program program, Grid grid) {
    return grid.height() * grid.width() * program.inputFeatures();
  }

  /** Largest values and ReLU may lose what is not a number: whoever overflows is computed again. */
  @ParameterizedTest
  @MethodSource("programsThatOverflow")
  void whatOverflowsInsideIsWhatStepByStepComesTo(Program program, List<float[]> weights) {
    Parameters parameters = Parameters.zeros(program);
    List<String> names =
        parameters.names().stream().filter(name -> name.endsWith(".weight")).toList();
    for (int i = 0; i < names.size(); i++) {
      float[] values = weights.get(i);
      System.arraycopy(values, 0, parameters.get(names.get(i)), 0, values.length);
    }
    float[] x = new float[40];
    Arrays.fill(x, 0.5f);
    x[2] = 1e20f;
    try (TensorBackend backend = new VectorBackend(new BackendOptions(1));
        Session session = Session.open(backend, program, Grid.of(1, 40), parameters)) {
      assertThat(session.logits(x, 1)).containsExactly(session.value(x, 1, program.output()));
    }
  }

  static Stream<Arguments> programsThatOverflow() {
    return Stream.of(
        Arguments.of(
            Program.sequential(
                1,
                Layer.linear("l", 2),
                Layer.linear("m", 1),
                Layer.pool(Readout.MAX),
                Layer.linear("fc", 1)),
            List.of(new float[] {1e30f, 1e30f}, new float[] {1, -1}, new float[] {1})),
        Arguments.of(
            Program.sequential(
                1,
                Layer.linear("l", 2),
                Layer.relu(),
                Layer.linear("m", 2),
                Layer.relu(),
                Layer.pool(Readout.MAX),
                Layer.linear("fc", 1)),
            List.of(new float[] {-1e30f, 1f}, new float[] {1, 1, 1, 1}, new float[] {1, 1})));
  }
}
