package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ArraySignals;
import io.github.gcn4j.data.Batch;
import io.github.gcn4j.data.GroupedData;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.data.LabelledGraph;
import io.github.gcn4j.data.LabelledGraphs;
import io.github.gcn4j.data.RandomStream;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.training.Averaging;
import io.github.gcn4j.training.Balance;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Optimizer;
import io.github.gcn4j.training.Sampling;
import io.github.gcn4j.training.Schedule;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import io.github.gcn4j.training.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small run; between them, the kinds of runs have everything that could differ after a
 * resumption.
 *
 * @param name for a test's name
 * @param program what is trained
 * @param options the run's options
 * @param training the training data
 * @param validation the validation data
 */
record ResumableRun(
    String name,
    Program program,
    TrainingOptions options,
    LabelledData training,
    LabelledData validation) {
  private static final Grid GRID = Grid.of(3, 4);

  /** Augmented images, dropout, running statistics, AdamW in one cycle, clipped gradients. */
  static ResumableRun images() {
    TrainingOptions options =
        new TrainingOptions(6, 8, 0.02, 1)
            .withOptimizer(new Optimizer.AdamW(0.02, 0.01))
            .withSchedule(Schedule.OneCycle.standard())
            .withLabelSmoothing(0.05)
            .withMaximumNorm(0.5);
    return new ResumableRun(
        "images", convolution(0.2), options, new Noisy(signals(20, 1), 0), signals(10, 2));
  }

  /** The same images in groups that have an equal say; a moving average and a cosine. */
  static ResumableRun groups() {
    ResumableRun images = images();
    List<String> slides = new ArrayList<>();
    for (int i = 0; i < images.training().size(); i++) {
      slides.add(i % 7 == 0 ? "small" : "slide " + i % 3);
    }
    TrainingOptions options =
        new TrainingOptions(6, 8, 0.02, 3)
            .withSchedule(new Schedule.Cosine(0.2, 0.1))
            .withAveraging(new Averaging.Ema(0.9))
            .withClassBalance(Balance.NONE)
            .withGroupBalance(Balance.EQUAL)
            .withSampling(new Sampling.ByGroup(0.7));
    return new ResumableRun(
        "groups",
        images.program(),
        options,
        GroupedData.of(images.training(), slides),
        images.validation());
  }

  /** Graphs that differ. */
  static ResumableRun graphs() {
    return new ResumableRun(
        "graphs",
        convolution(0.1),
        new TrainingOptions(4, 5, 0.02, 4).withAveraging(new Averaging.LastEpochs(0.5)),
        graphs(12, 5),
        graphs(6, 6));
  }

  /** The same with other options. */
  ResumableRun with(TrainingOptions newOptions) {
    return new ResumableRun(name, program, newOptions, training, validation);
  }

  TrainingResult train(TensorBackend backend, TrainingListener listener) {
    return new Trainer(backend, options, List.of(listener)).train(program, training, validation);
  }

  TrainingResult resume(TensorBackend backend, TrainingState state, TrainingListener listener) {
    return new Trainer(backend, options, List.of(listener))
        .resume(program, state, training, validation);
  }

  /** Everything a run is asked for, but wall times. */
  void assertSameBits(TrainingResult actual, TrainingResult expected) {
    for (String parameter : program.parameters().keySet()) {
      assertThat(actual.best().get(parameter)).containsExactly(expected.best().get(parameter));
      assertThat(actual.last().get(parameter)).containsExactly(expected.last().get(parameter));
    }
    assertThat(actual.bestEpoch()).isEqualTo(expected.bestEpoch());
    assertThat(actual.epochs().stream().map(ResumableRun::timeless).toList())
        .isEqualTo(expected.epochs().stream().map(ResumableRun::timeless).toList());
  }

  @Override
  public String toString() {
    return name + ", " + options.toMap();
  }

  private static Program convolution(double dropout) {
    return Program.sequential(
        1,
        new GcnConv("conv1", 4),
        new BatchNorm("norm1"),
        Layer.relu(),
        Layer.dropout(dropout),
        Layer.pool(Readout.MEAN),
        Layer.linear("fc", 2));
  }

  /** Class 1 is brighter than class 0. */
  private static ArraySignals signals(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> signals = new ArrayList<>();
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
      signals.add(signal(GRID.nodes(), labels[i], random));
    }
    return new ArraySignals(GRID, 1, signals, labels);
  }

  /** The same, each on a graph of its own. */
  private static LabelledGraphs graphs(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledGraph> graphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Graph graph = SampleGraphs.randomEdges(4 + i, 3 * i, seed + i);
      graphs.add(new LabelledGraph(graph, signal(graph.nodes(), i % 2, random), i % 2));
    }
    return new LabelledGraphs(1, graphs);
  }

  private static float[] signal(int nodes, int label, SplittableRandom random) {
    float[] signal = new float[nodes];
    for (int n = 0; n < nodes; n++) {
      signal[n] = (float) (label + 2 * random.nextDouble());
    }
    return signal;
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
