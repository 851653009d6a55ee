package io.github.gcn4j.benchmarks;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.util.SplittableRandom;
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
 * Opening the flat model: preparing the grid and uploading the parameters. With {@code -prof gc},
 * {@code openAndPredict} allocates what a session needs in all, since later calls reuse it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class SessionCreation {
  /** Names of backends on the class path; {@code -p backend=…} chooses others. */
  @Param({"vector", "ejml"})
  public String backend;

  /** Pixels along a side. */
  @Param("96")
  public int side;

  private final Program program = Preset.FLAT.program(Preset.FLAT.channels(), PresetModel.CLASSES);
  private final Parameters parameters = Parameters.initial(program, new SplittableRandom(7));
  private TensorBackend opened;
  private float[] image;

  /** Opens the backend. */
  @Setup
  public void open() {
    opened = Backends.named(backend, new BackendOptions(1));
    image = PresetModel.uniform(side * side, new SplittableRandom(7));
  }

  /** Ends it. */
  @TearDown
  public void close() {
    opened.close();
  }

  /** A session that does nothing. */
  @Benchmark
  public Session openAndClose() {
    try (Session session = session()) {
      return session;
    }
  }

  /** A session and its first call. */
  @Benchmark
  public float[] openAndPredict() {
    try (Session session = session()) {
      return session.logits(image, 1);
    }
  }

  private Session session() {
    return Session.open(opened, program, Grid.of(side, side), parameters);
  }
}
