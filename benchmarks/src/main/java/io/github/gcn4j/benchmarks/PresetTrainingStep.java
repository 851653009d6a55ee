package io.github.gcn4j.benchmarks;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Training of a preset on 96×96 images as a user's {@link Trainer} does it, each step from bytes
 * through forward, backward and Adam to uploaded parameters; milliseconds per image.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// In a large heap every run would touch memory for the first time.
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 6, time = 3)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public abstract class PresetTrainingStep {
  /** Names of backends on the class path; {@code -p backend=…} chooses others. */
  @Param({"vector", "ejml"})
  public String backend;

  /** Threads the backend uses, the benchmark's own included. */
  @Param({"1", "2"})
  public int threads;

  private final Program program;
  private final TrainingOptions options;
  private final ImageSignals training;
  private TensorBackend opened;

  PresetTrainingStep(Preset preset, int batch, int images) {
    program = preset.program(preset.inputFeatures(), SyntheticImages.CLASSES);
    options = TrainingOptions.defaults().withEpochs(1).withBatch(batch);
    training = SyntheticImages.signals(images, preset);
  }

  /** Opens the backend. */
  @Setup
  public void open() {
    opened = Backends.named(backend, new BackendOptions(threads));
  }

  /** Ends it. */
  @TearDown
  public void close() {
    opened.close();
  }

  /** An epoch of all images. */
  final TrainingResult epoch() {
    return new Trainer(opened, options).train(program, training);
  }
}
