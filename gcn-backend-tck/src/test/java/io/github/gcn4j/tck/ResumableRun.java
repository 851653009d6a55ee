package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ArraySignals;
import io.github.gcn4j.data.Batch;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.data.RandomStream;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Optimizer;
import io.github.gcn4j.training.Schedule;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import io.github.gcn4j.training.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small run in which everything that could differ after a resumption takes part. */
final class ResumableRun {
  static final Program PROGRAM =
      Program.sequential(
          1,
          new GcnConv("conv1", 4),
          Layer.relu(),
          Layer.dropout(0.2),
          Layer.pool(Readout.MEAN),
          Layer.linear("fc", 2));
  static final TrainingOptions OPTIONS =
      new TrainingOptions(6, 8, 0.02, 1)
          .withOptimizer(new Optimizer.AdamW(0.02, 0.01))
          .withSchedule(Schedule.OneCycle.standard())
          .withLabelSmoothing(0.05)
          .withMaximumNorm(0.5);
  private static final Grid GRID = Grid.of(3, 4);
  static final LabelledData TRAINING = new Noisy(signals(20, 1), 0);
  static final LabelledData VALIDATION = signals(10, 2);

  TrainingResult train(TensorBackend backend, TrainingOptions options, TrainingListener listener) {
    return new Trainer(backend, options, List.of(listener)).train(PROGRAM, TRAINING, VALIDATION);
  }

  TrainingResult resume(
      TensorBackend backend,
      TrainingOptions options,
      TrainingState state,
      TrainingListener listener) {
    return new Trainer(backend, options, List.of(listener))
        .resume(PROGRAM, state, TRAINING, VALIDATION);
  }

  /** Class 1 is brighter than class 0. */
  static ArraySignals signals(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> signals = new ArrayList<>();
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
      float[] signal = new float[GRID.nodes()];
      for (int n = 0; n < signal.length; n++) {
        signal[n] = (float) (labels[i] + 2 * random.nextDouble());
      }
      signals.add(signal);
    }
    return new ArraySignals(GRID, 1, signals, labels);
  }

  /** Everything a run is asked for, but wall times. */
  static void assertSameBits(TrainingResult actual, TrainingResult expected) {
    for (String name : PROGRAM.parameters().keySet()) {
      assertThat(actual.best().get(name)).containsExactly(expected.best().get(name));
      assertThat(actual.last().get(name)).containsExactly(expected.last().get(name));
    }
    assertThat(actual.bestEpoch()).isEqualTo(expected.bestEpoch());
    assertThat(actual.epochs().stream().map(ResumableRun::timeless).toList())
        .isEqualTo(expected.epochs().stream().map(ResumableRun::timeless).toList());
  }

  private static EpochReport timeless(EpochReport report) {
    return new EpochReport(
        report.epoch(), report.epochs(), report.training(), report.validation(), report.best(), 0);
  }

  /**
   * Augmented with noise, another in each epoch.
   *
   * @param data what the noise is added to
   * @param seed of the noise; 0 for none
   */
  private record Noisy(ArraySignals data, long seed) implements LabelledData {
    @Override
    public int size() {
      return data.size();
    }

    @Override
    public int features() {
      return data.features();
    }

    @Override
    public int label(int index) {
      return data.label(index);
    }

    @Override
    public Batch batch(int[] indices, float[] memory) {
      Batch batch = data.batch(indices, memory);
      for (int i = 0; i < indices.length; i++) {
        SplittableRandom random = RandomStream.of(seed, indices[i]);
        for (int n = 0; n < data.length(); n++) {
          batch.features()[i * data.length() + n] += (float) random.nextDouble();
        }
      }
      return batch;
    }

    @Override
    public LabelledData forEpoch(int epoch, long newSeed) {
      return new Noisy(data, newSeed);
    }
  }
}
