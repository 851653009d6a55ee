package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ArraySignals;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.GraphNorm;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits on one thread and on many, now and again. */
interface DeterminismTests extends TckSubject {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  default void trainingGivesTheSameBitsWhateverTheNumberOfThreads(int threads) {
    assertSameOnAllGrids(1, threads);
  }

  @Test
  default void trainingGivesTheSameBitsAgain() {
    assertSameOnAllGrids(2, 2);
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  default void anImageGetsTheSameLogitsAloneAndInABatch(Preset preset) {
    Program program = preset.program(preset.inputFeatures(), 4);
    Parameters parameters = Parameters.initial(program, new SplittableRandom(41));
    Grid grid = Grid.of(24, 31);
    int length = grid.nodes() * program.inputFeatures();
    float[] x = SampleGraphs.values(3 * length, 42);
    try (TensorBackend backend = backend(2);
        Session session = Session.open(backend, program, grid, parameters)) {
      float[] together = session.logits(x, 3);
      for (int b = 0; b < 3; b++) {
        float[] one = new float[length];
        System.arraycopy(x, b * length, one, 0, length);
        float[] alone = session.logits(one, 1);
        for (int c = 0; c < 4; c++) {
          assertThat(alone[c]).isEqualTo(together[b * 4 + c]);
        }
      }
    }
  }

  private static Program flat() {
    return Program.sequential(
        1,
        new GcnConv("conv1", 6),
        Layer.relu(),
        Layer.dropout(0.1),
        new GcnConv("conv2", 5),
        Layer.relu(),
        Layer.pool(Readout.MEAN),
        Layer.dropout(0.1),
        Layer.linear("fc", 3));
  }

  /** Every operation whose result is a sum over nodes. */
  private static Program layered() {
    return Program.sequential(
        1,
        Layer.standardise(0.02),
        GcnConv.withoutBias("conv1", 6),
        new BatchNorm("norm1"),
        Layer.relu(),
        Layer.coarsen(),
        new GatConv("gat", 3, 2),
        new GraphNorm("norm2"),
        Layer.concat(
            Layer.pool(Readout.values()),
            Layer.attentionPool(Layer.linear("gate", 1)),
            Layer.weightedPool(
                Layer.chain(Layer.select(0, 1), Layer.activate(Activation.SIGMOID)),
                Readout.MEAN,
                Readout.STD)),
        Layer.linear("fc", 3));
  }

  /**
   * Small images, of which a backend may take several at a time, and some so large that it has no
   * reason to: in both a batch is more than one piece of work.
   */
  private void assertSameOnAllGrids(int threads, int otherThreads) {
    for (Grid grid : List.of(Grid.of(24, 31), Grid.of(47, 53))) {
      for (Program program : List.of(flat(), layered())) {
        assertSame(train(program, grid, threads), train(program, grid, otherThreads));
      }
    }
  }

  private Parameters train(Program program, Grid grid, int threads) {
    List<float[]> signals = new ArrayList<>();
    int[] labels = new int[10];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
      signals.add(SampleGraphs.values(grid.nodes(), 43 + i));
    }
    ArraySignals data = new ArraySignals(grid, 1, signals, labels);
    try (TensorBackend backend = backend(threads)) {
      TrainingResult result =
          new Trainer(backend, new TrainingOptions(2, 7, 0.01, 44)).train(program, data, data);
      return result.last();
    }
  }

  private static void assertSame(Parameters actual, Parameters expected) {
    for (String name : expected.names()) {
      assertThat(actual.get(name)).as(name).containsExactly(expected.get(name));
    }
  }
}
