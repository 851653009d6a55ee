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
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What training takes in memory: one epoch of a preset on synthetic 96×96 images; the flat model in
 * batches of 16, the pyramid of 32. Run it with {@code -Xmx512m}; it prints the heap's and the
 * process's peak, or dies of {@link OutOfMemoryError}.
 */
public final class TrainingMemory {
  private static final int IMAGES = 2_500;
  private static final double MEBIBYTE = 1 << 20;

  private TrainingMemory() {}

  /**
   * Trains and prints.
   *
   * @param arguments number of images (2500), preset (flat) and name of the backend (vector)
   * @throws IOException if the operating system's account of this process cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : IMAGES;
    Preset preset = Preset.named(arguments.length > 1 ? arguments[1] : "flat");
    String name = arguments.length > 2 ? arguments[2] : "vector";
    ImageSignals training = SyntheticImages.signals(count, preset);
    Program program = preset.program(preset.inputFeatures(), SyntheticImages.CLASSES);
    TrainingOptions options =
        TrainingOptions.defaults().withEpochs(1).withBatch(preset == Preset.FLAT ? 16 : 32);
    try (TensorBackend backend = Backends.named(name, BackendOptions.defaults())) {
      TrainingResult result = new Trainer(backend, options).train(program, training);
      double seconds = result.epochs().get(0).seconds();
      System.out.printf(
          Locale.ROOT,
          "%s, %d images, batch %d, backend %s: %.1f images/s; heap limit %.0f MiB, peak %.0f MiB; %s%n",
          preset.label(),
          count,
          options.batch(),
          name,
          count / seconds,
          Runtime.getRuntime().maxMemory() / MEBIBYTE,
          peakHeap() / MEBIBYTE,
          residentPeak());
    }
  }

  /** Sum of the heap pools' peaks, which is at least the peak of their sum, in bytes. */
  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /** The kernel's own account of the most memory this process ever held, where it keeps one. */
  private static String residentPeak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "peak of resident memory unknown on this system";
    }
    String line =
        Files.readAllLines(status).stream()
            .filter(candidate -> candidate.startsWith("VmHWM:"))
            .findFirst()
            .orElse("VmHWM: 0 kB");
    long kibibytes = Long.parseLong(line.replaceAll("\\D", ""));
    return String.format(Locale.ROOT, "resident peak %.0f MiB", kibibytes / 1024.0);
  }
}
