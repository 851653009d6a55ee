package io.github.gcn4j.tck;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Pyramid;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.zip.CRC32;

/** What {@link ProcessTests} do in a process of their own: the provider's class, and the task. */
final class ForkedTask {
  private static final int SESSIONS = 10_000;
  private static final int WARM_UP = 1_500;
  private static final long MEBIBYTE = 1 << 20;

  private ForkedTask() {}

  /** A task by its name: answers the line to print. */
  enum Kind {
    SESSIONS(ForkedTask::sessions),
    LARGE(ForkedTask::large),
    BITS(ForkedTask::bits);

    @SuppressWarnings("ImmutableEnumChecker") // captures nothing
    private final Function<TensorBackend, String> task;

    Kind(Function<TensorBackend, String> task) {
      this.task = task;
    }
  }

  /**
   * Runs a task.
   *
   * @param arguments the provider's class, the kind of task, the number of threads
   * @throws ReflectiveOperationException if the provider has no constructor without arguments
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Constructor<?> constructor = Class.forName(arguments[0]).getDeclaredConstructor();
    constructor.setAccessible(true);
    TensorBackendProvider provider = (TensorBackendProvider) constructor.newInstance();
    BackendOptions options = new BackendOptions(Integer.parseInt(arguments[2]));
    try (TensorBackend backend = provider.create(options)) {
      System.out.println(Kind.valueOf(arguments[1]).task.apply(backend));
    }
  }

  /** By how many kibibytes the heap and the process grew: {@code heap=… process=…}. */
  private static String sessions(TensorBackend backend) {
    openAndUse(backend, WARM_UP);
    long heap = heap();
    long process = resident();
    openAndUse(backend, SESSIONS);
    long grown = heap() - heap;
    String rest = process < 0 ? "unknown" : String.valueOf(resident() - process);
    return "heap=" + grown / 1024 + " process=" + rest;
  }

  private static void openAndUse(TensorBackend backend, int sessions) {
    Program flat = Preset.flat(1, List.of(4, 3), 2);
    Program pyramid = Pyramid.of(3, 2).program(1, 2);
    Parameters flatParameters = SampleParameters.of(flat, 98);
    Parameters pyramidParameters = SampleParameters.of(pyramid, 98);
    for (int i = 0; i < sessions; i++) {
      boolean even = i % 2 == 0;
      Program program = even ? flat : pyramid;
      Parameters parameters = even ? flatParameters : pyramidParameters;
      Grid grid = Grid.of(3 + i % 5, 4 + i % 3);
      float[] x = new float[2 * grid.nodes()];
      try (Session session = Session.open(backend, program, grid, parameters)) {
        session.logits(x, 2);
        if (i % 10 < 2) {
          session.differentiate(
              x, 2, new SplittableRandom(i), float[]::clone, Parameters.zeros(program));
        }
      }
    }
  }

  /** Bytes in use after collections; between them, whoever waits for dead objects acts. */
  private static long heap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Kibibytes of this process in memory, or −1 where the system does not tell. */
  private static long resident() {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  /** Tries a session that may be too large, then one that is not: {@code …; then …}. */
  private static String large(TensorBackend backend) {
    String first = classify(backend, Grid.of(1024, 1024));
    return first + "; then " + classify(backend, Grid.of(8, 8));
  }

  private static String classify(TensorBackend backend, Grid grid) {
    Program program = Preset.FLAT.program(1, 2);
    Parameters parameters = SampleParameters.of(program, 99);
    try (Session session = Session.open(backend, program, grid, parameters)) {
      session.logits(new float[grid.nodes()], 1);
      return "computed in a heap of " + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB";
    } catch (OutOfMemoryError e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** A checksum of logits and gradients of all presets. */
  static String bits(TensorBackend backend) {
    CRC32 sum = new CRC32();
    for (Preset preset : Preset.values()) {
      Program program = preset.program(preset.inputFeatures(), 3);
      Grid grid = Grid.of(40, 33);
      float[] x = SampleGraphs.values(4 * grid.nodes() * program.inputFeatures(), 100);
      Parameters gradients = Parameters.zeros(program);
      try (Session session =
          Session.open(backend, program, grid, SampleParameters.of(program, 101))) {
        add(sum, session.logits(x, 4));
        session.differentiate(
            x,
            4,
            new SplittableRandom(3),
            logits -> SampleGraphs.values(logits.length, 102),
            gradients);
      }
      gradients.names().forEach(name -> add(sum, gradients.get(name)));
    }
    return Long.toHexString(sum.getValue());
  }

  private static void add(CRC32 sum, float[] values) {
    for (float value : values) {
      int bits = Float.floatToIntBits(value);
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        sum.update(bits >>> shift);
      }
    }
  }
}
