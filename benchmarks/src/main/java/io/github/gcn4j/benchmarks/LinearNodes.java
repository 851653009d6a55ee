package io.github.gcn4j.benchmarks;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
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

/**
 * The three dense products of a layer's training on 9,216 nodes, out = 2 · in as in the flat model:
 * microseconds per image on one thread. Each is {@code 2 · 9216 · in · out} floating-point
 * operations.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class LinearNodes {
  /** Names of backends on the class path; {@code -p backend=…} chooses others. */
  @Param({"vector", "ejml"})
  public String backend;

  /** Features read; twice as many are written. */
  @Param({"16", "32"})
  public int in;

  private GridSignals signals;
  private Signal x;
  private Signal dy;
  private Matrix weight;

  /** Draws the values. */
  @Setup
  public void open() {
    signals = new GridSignals(backend);
    x = signals.signal(in);
    dy = signals.signal(2 * in);
    weight = signals.matrix(2 * in, in);
  }

  /** Recycles them. */
  @TearDown
  public void close() {
    signals.close();
  }

  /** X Wᵀ. */
  @Benchmark
  public Signal forward() {
    Signal y = signals.workspace().linear(x, weight, Direction.FORWARD);
    signals.workspace().release(y);
    return y;
  }

  /** dY W. */
  @Benchmark
  public Signal adjoint() {
    Signal dx = signals.workspace().linear(dy, weight, Direction.ADJOINT);
    signals.workspace().release(dx);
    return dx;
  }

  /** dYᵀ X. */
  @Benchmark
  public Matrix contract() {
    Matrix dw = signals.workspace().contract(x, dy);
    signals.workspace().release(dw);
    return dw;
  }
}
