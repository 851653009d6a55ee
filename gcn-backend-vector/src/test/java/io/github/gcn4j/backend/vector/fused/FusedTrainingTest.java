package io.github.gcn4j.backend.vector.fused;

import static io.github.gcn4j.backend.vector.fused.Samples.assertClose;
import static io.github.gcn4j.backend.vector.fused.Samples.parameters;
import static io.github.gcn4j.backend.vector.fused.Samples.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.CompiledTraining;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.planes.fused.FusedTraining;
import io.github.gcn4j.backend.planes.fused.PlainKernels;
import io.github.gcn4j.backend.planes.fused.VirtualMachine;
import io.github.gcn4j.backend.vector.VectorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Pyramid;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.tck.ReferenceBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FusedTrainingTest {
  private static final Program FLAT = Preset.flat(1, List.of(16, 32, 64), 4);
  private static final Program NARROWING =
      Program.sequential(
          3,
          new GcnConv("wide", 9),
          Layer.relu(),
          new GcnConv("narrow", 2),
          new GcnConv("straight", 5),
          Layer.relu(),
          Layer.pool(Readout.SUM, Readout.MEAN),
          Layer.dropout(0.4),
          Layer.linear("fc", 3));
  private static final Program LINEAR_FIRST =
      Program.sequential(
          2,
          Layer.linear("pixel", 6),
          Layer.relu(),
          new GcnConv("b", 4),
          Layer.pool(Readout.MEAN),
          Layer.linear("fc", 2));
  private static final Program PROPAGATED_LAST =
      Program.sequential(
          5,
          GcnConv.withoutBias("a", 3),
          Layer.relu(),
          GcnConv.withoutBias("b", 2),
          Layer.pool(Readout.SUM),
          Layer.linear("fc", 2));

  private static final Program TWICE =
      Program.sequential(
          2,
          new GcnConv("a", 3),
          Layer.relu(),
          Layer.propagate(Adjacency.GCN),
          Layer.propagate(Adjacency.GCN),
          Layer.linear("b", 4),
          Layer.pool(Readout.MEAN),
          Layer.linear("fc", 2));

  static Stream<Arguments> programsOnGrids() {
    List<Arguments> cases = new ArrayList<>();
    for (Grid grid :
        List.of(
            Grid.of(1, 1),
            Grid.of(1, 9),
            Grid.of(9, 1),
            Grid.of(5, 7),
            Grid.of(96, 96),
            Grid.of(131, 11),
            new Grid(20, 21, Connectivity.EIGHT))) {
      for (Program program : List.of(FLAT, NARROWING, LINEAR_FIRST, PROPAGATED_LAST, TWICE)) {
        cases.add(Arguments.of(program, grid));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "[{index}] on {1}")
  @MethodSource("programsOnGrids")
  void gradientsAgreeWithTheInterpreterOnTheReference(Program program, Grid grid) {
    float[] x = values(3 * grid.nodes() * program.inputFeatures(), 6);
    Parameters expected;
    try (TensorBackend reference = new ReferenceBackend()) {
      expected = gradients(reference, program, grid, x);
    }
    try (TensorBackend backend = backend(2)) {
      assertThat(backend.compileTraining(program, grid, parameters(program, 5)).isPresent())
          .isEqualTo(differentiates());
      gradients(backend, program, grid, values(x.length, 7));
      Parameters actual = gradients(backend, program, grid, x);
      for (String name : program.parameters().keySet()) {
        assertClose(actual.get(name), expected.get(name), 1e-4);
      }
    }
  }

  @Test
  void givesTheSameBitsOnAnyNumberOfThreads() {
    Grid grid = Grid.of(31, 33);
    float[] x = values(3 * grid.nodes(), 8);
    Parameters alone = gradients(1, grid, x);
    for (int threads : new int[] {2, 3, 8}) {
      Parameters together = gradients(threads, grid, x);
      for (String name : FLAT.parameters().keySet()) {
        assertThat(together.get(name)).as(name).isEqualTo(alone.get(name));
      }
    }
  }

  @Test
  void givesTheSameBitsHoweverOftenItRan() {
    Grid grid = Grid.of(40, 96);
    float[] x = values(3 * grid.nodes(), 9);
    Parameters first = gradients(1, grid, x);
    for (int run = 0; run < 60; run++) { // by then the JIT has compiled what it will
      Parameters again = gradients(1, grid, x);
      for (String name : FLAT.parameters().keySet()) {
        assertThat(again.get(name)).as(name).isEqualTo(first.get(name));
      }
    }
  }

  @Test
  void leavesDropoutToTheInterpreter() {
    Program program =
        Program.sequential(
            1,
            new GcnConv("a", 3),
            Layer.dropout(0.5),
            Layer.pool(Readout.MEAN),
            Layer.linear("fc", 2));
    try (TensorBackend backend = backend(1)) {
      assertThat(backend.compileTraining(program, Grid.of(8, 8), parameters(program, 1))).isEmpty();
    }
  }

  @Test
  void leavesBatchNormalisationOtherReadoutsAndLargeImagesToTheInterpreter() {
    try (TensorBackend backend = backend(1)) {
      Program pyramid = Pyramid.of(4, 4).program(3, 2);
      assertThat(backend.compileTraining(pyramid, Grid.of(8, 8), parameters(pyramid, 1))).isEmpty();
      Program largest =
          Program.sequential(
              1, new GcnConv("a", 3), Layer.pool(Readout.MAX), Layer.linear("fc", 2));
      assertThat(backend.compileTraining(largest, Grid.of(8, 8), parameters(largest, 1))).isEmpty();
      assertThat(backend.compileTraining(FLAT, Grid.of(400, 400), parameters(FLAT, 1))).isEmpty();
    }
  }

  @Test
  void leavesImagesThatAreCutIntoStripsToTheInterpreter() {
    try (TensorBackend backend = backend(1)) {
      assertThat(backend.compileTraining(FLAT, Grid.of(3, 2000), parameters(FLAT, 1))).isEmpty();
    }
  }

  @Test
  void plainKernelsLeaveTrainingToTheInterpreter() {
    assertThat(
            FusedTraining.compile(
                FLAT,
                Grid.of(4, 4),
                parameters(FLAT, 1),
                PlainKernels::make,
                (pieces, work) -> IntStream.range(0, pieces).forEach(work)))
        .isEmpty();
  }

  @Test
  void refusesArraysThatDoNotFit() {
    assumeThat(differentiates()).isTrue();
    try (TensorBackend backend = backend(1);
        CompiledTraining training =
            backend.compileTraining(FLAT, Grid.of(3, 4), parameters(FLAT, 1)).orElseThrow()) {
      Parameters gradients = Parameters.zeros(FLAT);
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> training.backward(new float[24], 2, new float[][] {new float[127]}, gradients))
          .withMessageContaining("2 rows of 64")
          .withMessageContaining("127");
    }
  }

  /** Whether the kernels of this process have some for gradients. */
  private static boolean differentiates() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        && VirtualMachine.fusesMultiplyAdd();
  }

  private static TensorBackend backend(int threads) {
    return new VectorBackend(new BackendOptions(threads));
  }

  private static Parameters gradients(int threads, Grid grid, float[] x) {
    try (TensorBackend backend = backend(threads)) {
      return gradients(backend, FLAT, grid, x);
    }
  }

  /** Of a made-up loss, for a batch of three. */
  private static Parameters gradients(
      TensorBackend backend, Program program, Grid grid, float[] x) {
    Parameters sums = Parameters.zeros(program);
    try (Session session = Session.open(backend, program, grid, parameters(program, 5))) {
      session.differentiate(
          x,
          3,
          new SplittableRandom(1),
          logits -> {
            float[] gradient = Arrays.copyOf(logits, logits.length);
            for (int i = 0; i < gradient.length; i++) {
              gradient[i] = 0.1f * gradient[i] + 0.01f * i;
            }
            return gradient;
          },
          sums);
    }
    return sums;
  }
}
