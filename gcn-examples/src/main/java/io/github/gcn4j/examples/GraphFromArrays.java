package io.github.gcn4j.examples;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ArraySignals;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.engine.Softmax;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A graph that is no image: 40 sensors around a coast, each wired to its two neighbours. Class 0 is
 * a wave that passes around the coast, class 1 the very same readings in no order. Mean, spread and
 * histogram of the readings are equal: only the edges tell the classes apart.
 */
public final class GraphFromArrays {
  private static final int SENSORS = 40;

  private GraphFromArrays() {}

  /** Trains and classifies; takes no arguments. */
  public static void main(String[] args) {
    // An undirected edge is two directed ones: sensor i to i + 1 and back.
    int[] sources = new int[2 * SENSORS];
    int[] targets = new int[2 * SENSORS];
    for (int i = 0; i < SENSORS; i++) {
      int next = (i + 1) % SENSORS;
      sources[2 * i] = targets[2 * i + 1] = i;
      targets[2 * i] = sources[2 * i + 1] = next;
    }
    EdgeGraph coast = EdgeGraph.of(SENSORS, sources, targets);

    Program program =
        Program.sequential(
            1,
            new GcnConv("conv1", 8),
            Layer.relu(),
            new GcnConv("conv2", 8),
            Layer.relu(),
            Layer.pool(Readout.MEAN),
            Layer.linear("fc", 2));

    SplittableRandom random = new SplittableRandom(1);
    ArraySignals training = signals(coast, 200, random);
    ArraySignals validation = signals(coast, 50, random);
    try (TensorBackend backend = Backends.best()) {
      TrainingOptions options = new TrainingOptions(30, 16, 0.02, 1);
      TrainingResult result = new Trainer(backend, options).train(program, training, validation);
      EpochReport best = result.epochs().get(result.bestEpoch() - 1);
      System.out.printf(
          "%d sensors, %d edges: %.0f %% of %d new signals told right%n",
          coast.nodes(),
          coast.edges() / 2,
          100 * best.validation().orElseThrow().accuracy(),
          validation.size());

      try (Session session = Session.open(backend, program, coast, result.best())) {
        float[] wave = wave(random);
        report("a wave", session.logits(wave, 1));
        shuffle(wave, random);
        report("the same readings, shuffled", session.logits(wave, 1));
      }
    }
  }

  private static void report(String what, float[] logits) {
    double inOrder = Math.exp(Softmax.log(logits, 0, 2, 1)[0]);
    System.out.printf("%s: in order with %.0f %%%n", what, 100 * inOrder);
  }

  private static ArraySignals signals(EdgeGraph graph, int count, SplittableRandom random) {
    List<float[]> signals = new ArrayList<>();
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      float[] signal = wave(random);
      labels[i] = i % 2;
      if (labels[i] == 1) {
        shuffle(signal, random);
      }
      signals.add(signal);
    }
    return new ArraySignals(graph, 1, signals, labels);
  }

  /** One reading per sensor: a sine around the coast, of any phase. */
  private static float[] wave(SplittableRandom random) {
    double phase = random.nextDouble(2 * Math.PI);
    float[] readings = new float[SENSORS];
    for (int i = 0; i < SENSORS; i++) {
      readings[i] = (float) Math.sin(2 * Math.PI * i / SENSORS + phase);
    }
    return readings;
  }

  private static void shuffle(float[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      float swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
