package io.github.gcn4j.benchmarks;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Signal;
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

/** Â x on a 96×96 grid: microseconds per signal on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class PropagateGrid {
  /** Names of backends on the class path; {@code -p backend=…} chooses others. */
  @Param({"vector", "ejml"})
  public String backend;

  /** Features of each node. */
  @Param({"1", "16", "32"})
  public int features;

  private GridSignals signals;
  private Signal x;

  /** Draws the values. */
  @Setup
  public void open() {
    signals = new GridSignals(backend);
    x = signals.signal(features);
  }

  /** Recycles them. */
  @TearDown
  public void close() {
    signals.close();
  }

  /** Forward; the adjoint does the same work. */
  @Benchmark
  public Signal propagate() {
    Signal y = signals.workspace().propagate(signals.graph(), x, Direction.FORWARD);
    signals.workspace().release(y);
    return y;
  }
}
