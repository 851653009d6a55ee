package io.github.gcn4j.io;

import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.HistogramBaseline;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ProgramBuilder;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Models to write and read. */
final class ExampleModels {
  static final List<String> CLASSES = List.of("Benign", "Früh \"pre-B\"");

  private ExampleModels() {}

  /** The smallest flat model there is. */
  static Model flat() {
    Program program = Preset.flat(1, List.of(2, 3), 2);
    return new Model(
        "custom",
        program,
        Parameters.initial(program, new SplittableRandom(1)),
        CLASSES,
        Preprocessing.unit(4, 5, 1),
        1,
        Provenance.of("trained"),
        Optional.empty(),
        List.of());
  }

  /** A model with every kind of step and every optional part. */
  static Model rich() {
    Program program = everyStep();
    Map<String, String> training = new LinkedHashMap<>();
    training.put("epochs", "25");
    training.put("batch", "16");
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("validation_accuracy", 0.1 + 0.2);
    metrics.put("loss", 1e-9);
    return new Model(
        "custom",
        program,
        Parameters.initial(program, new SplittableRandom(2)),
        CLASSES,
        new Preprocessing(
            7, 9, 3, Connectivity.EIGHT, List.of(0.1f, 0.2f, 0.3f), List.of(1f, 2f, 1e-7f)),
        1.7,
        new Provenance(
            "trained",
            Map.of("fingerprint", "0123abcd"),
            Map.of("kind", "random"),
            Map.of("standardise", "channels"),
            training,
            Map.of("gcn4j", "0.1.0"),
            metrics),
        Optional.of(baseline()),
        List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE));
  }

  private static Program everyStep() {
    ProgramBuilder builder = new ProgramBuilder(3);
    int first = new GcnConv("conv1", 4, Adjacency.GCN_IMPROVED).emit(builder, 0);
    int active = builder.step(new Step.Activate(first, Activation.RELU));
    int spread =
        builder.step(new Step.Propagate(active, new Adjacency(Normalization.RANDOM_WALK, 0.1f)));
    int sum = builder.step(new Step.Combine(active, 1f, spread, 1f));
    int thinned = builder.step(new Step.Dropout(sum, 0.2));
    int pooled = builder.step(new Step.Pool(thinned, Readout.MAX));
    Layer.linear("fc", 2).emit(builder, pooled);
    return builder.build();
  }

  static HistogramBaseline baseline() {
    SplittableRandom random = new SplittableRandom(3);
    int features = LabelledImage.HISTOGRAM_LENGTH;
    return new HistogramBaseline(
        CLASSES,
        uniform(random, 2 * features),
        uniform(random, 2),
        uniform(random, features),
        uniform(random, features));
  }

  private static float[] uniform(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(0.5, 1);
    }
    return values;
  }
}
