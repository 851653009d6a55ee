package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ArraySignals;
import io.github.gcn4j.data.LabelledSignals;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingDivergedException;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
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
}
