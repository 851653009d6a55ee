package io.github.gcn4j.benchmarks;

import io.github.gcn4j.program.Preset;
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

/** Inference with a preset: milliseconds per image. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public abstract class PresetForward {
  private final Preset preset;

  /** Names of backends on the class path; {@code -p backend=…} chooses others. */
  @Param({"vector", "ejml"})
  public String backend;

  /** Pixels along a side. */
  @Param("96")
  public int side;

  /** Threads the backend uses, the benchmark's own included. */
  @Param("1")
  public int threads;

  private PresetModel model;

  PresetForward(Preset preset) {
    this.preset = preset;
  }

  /** Opens the model. */
  @Setup
  public void open() {
    model = new PresetModel(preset, backend, threads, side);
  }

  /** Ends it. */
  @TearDown
  public void close() {
    model.close();
  }

  /** One image at a time. */
  @Benchmark
  public float[] batchOf1() {
    return batchOf(1);
  }

  /** So many images at a time. */
  final float[] batchOf(int images) {
    return model.logits(images);
  }
}
