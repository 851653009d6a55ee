package io.github.gcn4j.benchmarks;

import io.github.gcn4j.program.Preset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Inference with the flat model on 96×96 images: milliseconds per image on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class FlatForward {
  private static final int BATCH = 16;

  /** Names of backends on the class path; {@code -p backend=…} chooses others. */
  @Param("ejml")
  public String backend;

  private PresetModel model;

  /** Opens the model. */
  @Setup
  public void open() {
    model = new PresetModel(Preset.FLAT, backend, 1, BATCH);
  }

  /** Ends it. */
  @TearDown
  public void close() {
    model.close();
  }

  /** One image at a time. */
  @Benchmark
  public float[] batchOf1() {
    return model.session().logits(model.images(), 1);
  }

  /** Sixteen images at a time, per image. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public float[] batchOf16() {
    return model.session().logits(model.images(), BATCH);
  }
}
