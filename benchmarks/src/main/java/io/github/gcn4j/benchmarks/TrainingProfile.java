package io.github.gcn4j.benchmarks;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Where the time of training goes: forward, backward and optimiser on synthetic 96×96 images, as a
 * user's {@link Trainer} does it, in two tables: by operation, and by level of the pyramid and
 * operation.
 */
public final class TrainingProfile {
  private static final int BATCHES = 8;

  private TrainingProfile() {}

  /**
   * Trains and prints.
   *
   * @param arguments preset (pyramid), threads (1), batch (32), epochs of eight batches (6), name
   *     of the backend (ejml)
   */
  public static void main(String[] arguments) {
    Preset preset = Preset.named(argument(arguments, 0, "pyramid"));
    int threads = Integer.parseInt(argument(arguments, 1, "1"));
    int batch = Integer.parseInt(argument(arguments, 2, "32"));
    int epochs = Integer.parseInt(argument(arguments, 3, "6"));
    String name = argument(arguments, 4, "ejml");

    Program program = preset.program(preset.inputFeatures(), SyntheticImages.CLASSES);
    ImageSignals training = SyntheticImages.signals(BATCHES * batch, preset);
    TrainingOptions options = TrainingOptions.defaults().withBatch(batch);
    LongSupplier clock = clock(threads);
    try (TimedBackend backend =
        new TimedBackend(Backends.named(name, new BackendOptions(threads)), clock)) {
      Trainer trainer = new Trainer(backend, options.withEpochs(1));
      for (int i = 0; i < epochs; i++) {
        trainer.train(program, training);
      }
      backend.nanos().clear();
      long started = clock.getAsLong();
      for (int i = 0; i < epochs; i++) {
        trainer.train(program, training);
      }
      double images = (double) epochs * training.size();
      double whole = (clock.getAsLong() - started) / 1e6 / images;
      System.out.printf(
          Locale.ROOT,
          "%s, %d thread(s), batch %d: %.2f ms an image%s%n",
          preset.label(),
          threads,
          batch,
          whole,
          threads == 1 ? ", processor time" : ", by the clock");
      print(backend.nanos(), images, whole);
    }
  }

  /** Of a single thread its processor time, which other work on the machine disturbs less. */
  private static LongSupplier clock(int threads) {
    return threads == 1
        ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime
        : System::nanoTime;
  }

  private static String argument(String[] arguments, int index, String otherwise) {
    return arguments.length > index ? arguments[index] : otherwise;
  }

  private static void print(Map<TimedBackend.Operation, Long> nanos, double images, double whole) {
    Map<String, Double> byName = new TreeMap<>();
    nanos.forEach(
        (operation, time) -> byName.merge(operation.name(), time / 1e6 / images, Double::sum));
    double inside = byName.values().stream().mapToDouble(Double::doubleValue).sum();
    System.out.printf(Locale.ROOT, "%n%-26s %8s %7s%n", "operation", "ms", "share");
    byName.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(entry -> line(entry.getKey(), entry.getValue(), whole));
    line("outside the backend", whole - inside, whole);
    System.out.printf(
        Locale.ROOT, "%n%6s %9s %-26s %8s %7s%n", "nodes", "features", "operation", "ms", "share");
    nanos.forEach(
        (operation, time) -> {
          System.out.printf(Locale.ROOT, "%6d %9d ", operation.nodes(), operation.features());
          line(operation.name(), time / 1e6 / images, whole);
        });
  }

  private static void line(String what, double milliseconds, double whole) {
    System.out.printf(
        Locale.ROOT, "%-26s %8.3f %5.1f %%%n", what, milliseconds, 100 * milliseconds / whole);
  }
}
