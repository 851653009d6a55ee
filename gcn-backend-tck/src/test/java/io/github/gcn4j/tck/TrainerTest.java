package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ArraySignals;
import io.github.gcn4j.data.Batch;
import io.github.gcn4j.data.GroupedData;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.data.LabelledGraph;
import io.github.gcn4j.data.LabelledGraphs;
import io.github.gcn4j.data.LabelledSignals;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.training.Averaging;
import io.github.gcn4j.training.Balance;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Optimizer;
import io.github.gcn4j.training.Sampling;
import io.github.gcn4j.training.Schedule;
import io.github.gcn4j.training.Score;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingDivergedException;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import io.github.gcn4j.training.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class TrainerTest {
  private static final Grid GRID = Grid.of(4, 5);
  private static final Program PROGRAM =
      Program.sequential(
          1,
          new GcnConv("conv1", 4),
          Layer.relu(),
          Layer.pool(Readout.MEAN),
          Layer.linear("fc", 2));
  private static final ArraySignals NONE = new ArraySignals(GRID, 1, List.of(), new int[0]);

  /** Class 1 is brighter than class 0. */
  private static ArraySignals signals(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> signals = new ArrayList<>();
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
      float[] signal = new float[GRID.nodes()];
      for (int n = 0; n < signal.length; n++) {
        signal[n] = (float) (labels[i] + 0.5 * random.nextDouble());
      }
      signals.add(signal);
    }
    return new ArraySignals(GRID, 1, signals, labels);
  }

  @Test
  void trainingLearnsToTellTheClassesApart() {
    try (TensorBackend backend = new ReferenceBackend()) {
      TrainingResult result =
          new Trainer(backend, new TrainingOptions(60, 8, 0.02, 1))
              .train(PROGRAM, signals(40, 1), signals(10, 2));
      EpochReport last = result.epochs().get(59);
      assertThat(last.training().accuracy()).isEqualTo(1.0);
      assertThat(last.validation().orElseThrow().accuracy()).isEqualTo(1.0);
      assertThat(last.training().loss()).isLessThan(result.epochs().get(0).training().loss());
    }
  }

  @Test
  void theBestEpochIsTheOneOfTheLowestValidationLoss() {
    try (TensorBackend backend = new ReferenceBackend()) {
      TrainingResult result =
          new Trainer(backend, new TrainingOptions(12, 8, 0.3, 1))
              .train(PROGRAM, signals(40, 1), signals(10, 2));
      double lowest =
          result.epochs().stream()
              .mapToDouble(epoch -> epoch.validation().orElseThrow().loss())
              .min()
              .orElseThrow();
      EpochReport best = result.epochs().get(result.bestEpoch() - 1);
      assertThat(best.validation().orElseThrow().loss()).isEqualTo(lowest);
      assertThat(best.best()).isTrue();
    }
  }

  @Test
  void withNothingToValidateOnTheLastEpochIsTheBest() {
    try (TensorBackend backend = new ReferenceBackend()) {
      TrainingResult result =
          new Trainer(backend, new TrainingOptions(3, 7, 0.01, 1))
              .train(PROGRAM, signals(20, 1), NONE);
      assertThat(result.bestEpoch()).isEqualTo(3);
      assertThat(result.best().get("fc.weight")).containsExactly(result.last().get("fc.weight"));
    }
  }

  @Test
  void listenersHearOfEveryBatchAndEpoch() {
    List<BatchReport> batches = new ArrayList<>();
    List<EpochReport> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void batchFinished(BatchReport report) {
            batches.add(report);
          }

          @Override
          public void epochFinished(EpochReport report, Parameters parameters) {
            assertThat(parameters.names()).isEqualTo(PROGRAM.parameters().keySet());
            epochs.add(report);
          }
        };
    try (TensorBackend backend = new ReferenceBackend()) {
      new Trainer(backend, new TrainingOptions(2, 8, 0.01, 1), List.of(listener))
          .train(PROGRAM, signals(20, 1), NONE);
    }
    assertThat(batches).extracting(BatchReport::done).containsExactly(8, 16, 20, 8, 16, 20);
    assertThat(epochs).extracting(EpochReport::epoch).containsExactly(1, 2);
    assertThat(epochs.get(1).validation()).isEmpty();
  }

  @Test
  void ofSeveralStartsTheOneThatLearntMostGoesOn() {
    TrainingOptions once = new TrainingOptions(3, 8, 0.05, 1);
    List<Score> tried = new ArrayList<>();
    List<Integer> epochs = new ArrayList<>();
    List<TrainingState> states = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void startTried(int draw, int of, Score training) {
            assertThat(draw).isEqualTo(tried.size() + 1);
            assertThat(of).isEqualTo(4);
            assertThat(epochs).isEmpty();
            tried.add(training);
          }

          @Override
          public void epochFinished(EpochReport report, Parameters parameters) {
            epochs.add(report.epoch());
          }

          @Override
          public void stateReached(TrainingState state) {
            states.add(state);
          }
        };
    try (TensorBackend backend = new ReferenceBackend()) {
      Trainer trainer = new Trainer(backend, once.withStarts(4), List.of(listener));
      TrainingResult result = trainer.train(PROGRAM, signals(40, 1), NONE);

      double lowest = tried.stream().mapToDouble(Score::loss).min().orElseThrow();
      assertThat(tried).hasSize(4).doesNotHaveDuplicates();
      assertThat(result.epochs().get(0).training().loss()).isEqualTo(lowest);
      assertThat(result.epochs()).hasSize(3);
      assertThat(epochs).containsExactly(1, 2, 3);
      Score alone =
          new Trainer(backend, once)
              .train(PROGRAM, signals(40, 1), NONE)
              .epochs()
              .get(0)
              .training();
      assertThat(alone).as("the first draw is that of a single start").isEqualTo(tried.get(0));
      assertThat(alone.loss()).as("which is not the best here").isGreaterThan(lowest);
      TrainingResult resumed = trainer.resume(PROGRAM, states.get(0), signals(40, 1), NONE);
      assertThat(resumed.last().get("fc.weight")).containsExactly(result.last().get("fc.weight"));
      assertThat(tried).as("nothing is tried again").hasSize(4);
    }
  }

  @Test
  void aDivergingRunStopsAndSaysWhatToDo() {
    try (TensorBackend backend = new ReferenceBackend()) {
      Trainer wild = new Trainer(backend, new TrainingOptions(50, 8, 1e18, 1));
      assertThatExceptionOfType(TrainingDivergedException.class)
          .isThrownBy(() -> wild.train(PROGRAM, signals(40, 1), NONE))
          .withMessageContaining("lower the learning rate (now 1.0E18)");
    }
  }

  @Test
  void anInterruptEndsTheRun() {
    TrainingListener interrupter =
        new TrainingListener() {
          @Override
          public void epochFinished(EpochReport report, Parameters parameters) {
            Thread.currentThread().interrupt();
          }
        };
    try (TensorBackend backend = new ReferenceBackend()) {
      Trainer trainer =
          new Trainer(backend, new TrainingOptions(5, 8, 0.01, 1), List.of(interrupter));
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> trainer.train(PROGRAM, signals(20, 1), NONE))
          .withMessageContaining("epoch 2");
    }
  }

  @Test
  void aRunWhoseVeryLastStepDivergesIsNotHandedOut() {
    List<EpochReport> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochFinished(EpochReport report, Parameters parameters) {
            epochs.add(report);
          }
        };
    try (TensorBackend backend = new ReferenceBackend()) {
      Trainer wild = new Trainer(backend, new TrainingOptions(1, 40, 1e300, 1), List.of(listener));
      assertThatExceptionOfType(TrainingDivergedException.class)
          .isThrownBy(() -> wild.train(PROGRAM, signals(40, 1), NONE))
          .withMessageContaining("finite parameters after epoch 1");
    }
    assertThat(epochs).isEmpty();
  }

  @Test
  void everyEpochReadsAllSignalsInAnOrderOfItsOwn() {
    ArraySignals signals = signals(20, 1);
    List<Integer> read = new ArrayList<>();
    LabelledSignals observed =
        new LabelledSignals() {
          @Override
          public Graph graph() {
            return signals.graph();
          }

          @Override
          public int features() {
            return signals.features();
          }

          @Override
          public int size() {
            return signals.size();
          }

          @Override
          public int label(int index) {
            return signals.label(index);
          }

          @Override
          public void read(int index, float[] out, int offset) {
            read.add(index);
            signals.read(index, out, offset);
          }
        };
    try (TensorBackend backend = new ReferenceBackend()) {
      new Trainer(backend, new TrainingOptions(2, 8, 0.01, 1)).train(PROGRAM, observed, NONE);
    }
    List<Integer> first = read.subList(0, 20);
    List<Integer> second = read.subList(20, 40);
    assertThat(first).isNotEqualTo(second).containsExactlyInAnyOrderElementsOf(second);
    assertThat(first).isNotEqualTo(first.stream().sorted().toList());
  }

  @Test
  void validationSignalsThatDoNotFitAreRefusedBeforeTheFirstEpoch() {
    try (TensorBackend backend = new ReferenceBackend()) {
      Trainer trainer = new Trainer(backend, TrainingOptions.defaults());
      ArraySignals larger =
          new ArraySignals(Grid.of(9, 9), 1, List.of(new float[81]), new int[] {0});
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.train(PROGRAM, signals(20, 1), larger))
          .withMessageContaining("81 nodes");
      Program three = Program.sequential(1, Layer.pool(Readout.MEAN), Layer.linear("fc", 3));
      ArraySignals unseen = new ArraySignals(GRID, 1, List.of(new float[20]), new int[] {2});
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.train(three, signals(20, 1), unseen))
          .withMessageContaining("class 2");
      GraphBatch batch = new GraphBatch(List.of(GRID, GRID));
      ArraySignals parts =
          new ArraySignals(batch, 1, List.of(new float[40], new float[40]), new int[] {0, 1});
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.train(PROGRAM, parts, NONE))
          .withMessageContaining("batch of graphs");
    }
  }

  @Test
  void everyPartOfTheOptionsTakesPart() {
    TrainingOptions plain = new TrainingOptions(4, 8, 0.02, 1);
    List<TrainingOptions> various =
        List.of(
            plain,
            plain.withSeed(2),
            plain.withOptimizer(new Optimizer.AdamW(0.02, 0.1)),
            plain.withSchedule(Schedule.OneCycle.standard()),
            plain.withSchedule(new Schedule.Cosine(0.1, 0)),
            plain.withLabelSmoothing(0.1),
            plain.withMaximumNorm(0.01),
            plain.withAveraging(new Averaging.Ema(0.9)),
            plain.withAveraging(new Averaging.LastEpochs(0.5)),
            plain.withClassBalance(Balance.NONE),
            plain.withGroupBalance(Balance.EQUAL),
            plain.withSampling(new Sampling.ByGroup(0.7)));
    List<Float> results = new ArrayList<>();
    ArraySignals uneven = signals(21, 1);
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      groups.add(i < 5 ? "few" : "many");
    }
    try (TensorBackend backend = new ReferenceBackend()) {
      for (TrainingOptions options : various) {
        TrainingResult result =
            new Trainer(backend, options).train(PROGRAM, GroupedData.of(uneven, groups));
        results.add(result.best().get("fc.bias")[0]);
      }
    }
    assertThat(results).doesNotHaveDuplicates();
  }

  @Test
  void aRunThatGetsNoBetterEndsEarly() {
    try (TensorBackend backend = new ReferenceBackend()) {
      // Validation labels are the wrong way round: the better it learns, the worse it looks.
      ArraySignals right = signals(10, 2);
      List<float[]> signals = new ArrayList<>();
      int[] wrong = new int[10];
      for (int i = 0; i < 10; i++) {
        float[] signal = new float[GRID.nodes()];
        right.read(i, signal, 0);
        signals.add(signal);
        wrong[i] = 1 - right.label(i);
      }
      Trainer trainer = new Trainer(backend, new TrainingOptions(60, 8, 0.05, 1).withPatience(4));
      TrainingResult result =
          trainer.train(PROGRAM, signals(40, 1), new ArraySignals(GRID, 1, signals, wrong));
      assertThat(result.epochs()).hasSize(result.bestEpoch() + 4).hasSizeLessThan(60);
      assertThat(result.bestReport().epoch()).isEqualTo(result.bestEpoch());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.train(PROGRAM, signals(40, 1)))
          .withMessageContaining("validation examples to end early by");
    }
  }

  @Test
  void anAverageIsWhatIsValidatedAndKept() {
    List<Float> seen = new ArrayList<>();
    List<Float> raw = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochFinished(EpochReport report, Parameters parameters) {
            seen.add(parameters.get("fc.bias")[0]);
          }

          @Override
          public void stateReached(TrainingState state) {
            raw.add(state.parameters().get("fc.bias")[0]);
          }
        };
    try (TensorBackend backend = new ReferenceBackend()) {
      TrainingOptions options =
          new TrainingOptions(4, 8, 0.02, 1).withAveraging(new Averaging.LastEpochs(0.5));
      TrainingResult result =
          new Trainer(backend, options, List.of(listener)).train(PROGRAM, signals(20, 1));
      assertThat(seen.subList(0, 3)).isEqualTo(raw.subList(0, 3));
      float mean = (float) (((double) raw.get(2) + raw.get(3)) / 2);
      assertThat(seen.get(3)).isCloseTo(mean, within(1e-6f));
      assertThat(result.last().get("fc.bias")[0]).isEqualTo(seen.get(3));
      assertThat(result.best().get("fc.bias")[0]).isEqualTo(seen.get(3));
    }
  }

  /** Rings of 3 to 8 nodes; on class 1 the readings are higher. */
  private static LabelledGraphs rings(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledGraph> rings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int nodes = 3 + random.nextInt(6);
      int[] from = new int[nodes];
      int[] to = new int[nodes];
      float[] readings = new float[nodes];
      for (int n = 0; n < nodes; n++) {
        from[n] = n;
        to[n] = (n + 1) % nodes;
        readings[n] = (float) (i % 2 + 0.5 * random.nextDouble());
      }
      rings.add(new LabelledGraph(EdgeGraph.of(nodes, from, to), readings, i % 2));
    }
    return new LabelledGraphs(1, rings);
  }

  @Test
  void graphsThatDifferAreLearntToo() {
    try (TensorBackend backend = new ReferenceBackend()) {
      TrainingResult result =
          new Trainer(backend, new TrainingOptions(40, 8, 0.02, 1))
              .train(PROGRAM, rings(41, 1), rings(19, 2));
      assertThat(result.bestReport().validation().orElseThrow().accuracy()).isEqualTo(1.0);
    }
  }

  @Test
  void aGraphAloneIsTrainedOnAsTheSameSignalIs() {
    Grid other = Grid.of(4, 5);
    List<LabelledGraph> graphs = new ArrayList<>();
    ArraySignals signals = signals(12, 1);
    for (int i = 0; i < 12; i++) {
      float[] signal = new float[GRID.nodes()];
      signals.read(i, signal, 0);
      graphs.add(new LabelledGraph(other, signal, signals.label(i)));
    }
    try (TensorBackend backend = new ReferenceBackend()) {
      Trainer trainer = new Trainer(backend, new TrainingOptions(3, 4, 0.02, 1));
      TrainingResult shared = trainer.train(PROGRAM, signals, signals);
      LabelledGraphs own = new LabelledGraphs(1, graphs);
      TrainingResult joined = trainer.train(PROGRAM, own, own);
      for (String name : PROGRAM.parameters().keySet()) {
        assertThat(joined.last().get(name)).containsExactly(shared.last().get(name), within(1e-5f));
      }
    }
  }

  @Test
  void dataOfAnEpochAreAskedForWithASeedOfTheirOwn() {
    List<Integer> epochs = new ArrayList<>();
    List<Long> seeds = new ArrayList<>();
    LabelledData observed =
        new LabelledData() {
          private final ArraySignals signals = signals(20, 1);

          @Override
          public int size() {
            return signals.size();
          }

          @Override
          public int features() {
            return 1;
          }

          @Override
          public int label(int index) {
            return signals.label(index);
          }

          @Override
          public Batch batch(int[] indices, float[] memory) {
            throw new AssertionError("batches are the epoch's");
          }

          @Override
          public LabelledData forEpoch(int epoch, long seed) {
            epochs.add(epoch);
            seeds.add(seed);
            return signals;
          }
        };
    try (TensorBackend backend = new ReferenceBackend()) {
      new Trainer(backend, new TrainingOptions(3, 8, 0.01, 1)).train(PROGRAM, observed);
    }
    assertThat(epochs).containsExactly(1, 2, 3);
    assertThat(seeds).doesNotHaveDuplicates();
  }

  @Test
  void aBatchWithTooFewRowsIsRefused() {
    LabelledData odd =
        new LabelledData() {
          @Override
          public int size() {
            return 4;
          }

          @Override
          public int features() {
            return 1;
          }

          @Override
          public int label(int index) {
            return index % 2;
          }

          @Override
          public Batch batch(int[] indices, float[] memory) {
            return new Batch(GRID, 1, new float[GRID.nodes()]);
          }
        };
    try (TensorBackend backend = new ReferenceBackend()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Trainer(backend, TrainingOptions.defaults()).train(PROGRAM, odd))
          .withMessageContaining("a batch of 4 rows, one for each example, found 1");
    }
  }

  @Test
  void signalsThatDoNotFitAreRefused() {
    try (TensorBackend backend = new ReferenceBackend()) {
      Trainer trainer = new Trainer(backend, TrainingOptions.defaults());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.train(PROGRAM, NONE, NONE))
          .withMessageContaining("two classes");
      ArraySignals wide =
          new ArraySignals(GRID, 2, List.of(new float[40], new float[40]), new int[] {0, 1});
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.train(PROGRAM, wide, NONE))
          .withMessageContaining("found 2");
      ArraySignals odd =
          new ArraySignals(GRID, 1, List.of(new float[20], new float[20]), new int[] {0, 2});
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.train(PROGRAM, odd, NONE))
          .withMessageContaining("found 2");
    }
  }

  @Test
  void graphsAreNotNormalisedOverABatchOfOne() {
    Program program =
        Program.sequential(
            1, Layer.pool(Readout.MEAN), new BatchNorm("norm"), Layer.linear("fc", 2));
    try (TensorBackend backend = new ReferenceBackend()) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new Trainer(backend, new TrainingOptions(1, 1, 0.01, 1))
                      .train(program, signals(4, 1)))
          .withMessageContaining("norm.weight, found batches of 1");
    }
  }

  @Test
  void groupsDoNotHideThatValidationSignalsAreOfAnotherSize() {
    ArraySignals smaller =
        new ArraySignals(Grid.of(2, 2), 1, List.of(new float[4], new float[4]), new int[] {0, 1});
    try (TensorBackend backend = new ReferenceBackend()) {
      Trainer trainer = new Trainer(backend, new TrainingOptions(1, 2, 0.01, 1));
      LabelledData grouped = GroupedData.of(signals(4, 1), List.of("a", "a", "b", "b"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trainer.train(PROGRAM, grouped, smaller))
          .withMessageContaining("(20 nodes), found 4 nodes");
    }
  }
}
