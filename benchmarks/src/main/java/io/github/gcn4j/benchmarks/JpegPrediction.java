package io.github.gcn4j.benchmarks;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.imaging.Classification;
import io.github.gcn4j.imaging.ImageClassifier;
import io.github.gcn4j.imaging.ImageFormatException;
import io.github.gcn4j.program.Preset;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
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

/** End to end: from a 224×224 JPEG in memory to a class, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class JpegPrediction {
  private static final int SIDE = 224;

  /** Names of backends on the class path; {@code -p backend=…} chooses others. */
  @Param({"vector", "ejml"})
  public String backend;

  /** Name of the preset. */
  @Param({"flat", "pyramid"})
  public String preset;

  private TensorBackend opened;
  private ImageClassifier classifier;
  private byte[] jpeg;

  /** Paints the picture and opens the model. */
  @Setup
  public void open() throws IOException {
    jpeg = SyntheticModel.jpeg(SIDE, 0);
    opened = Backends.named(backend, new BackendOptions(1));
    classifier = ImageClassifier.open(SyntheticModel.of(Preset.named(preset)), opened);
  }

  /** Ends it. */
  @TearDown
  public void close() {
    classifier.close();
    opened.close();
  }

  /** One picture. */
  @Benchmark
  public Classification predict() throws ImageFormatException {
    return classifier.classify(jpeg);
  }
}
