package io.github.gcn4j.benchmarks.t2;

import io.github.gcn4j.benchmarks.SyntheticModel;
import io.github.gcn4j.benchmarks.figures.Section;
import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.program.Preset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Predictions as a t2.micro would make them: one processor, 1 GB, and a share of 100 % or of 10 %,
 * which is what the instance gets once its credits are spent. Cold starts go through the real
 * {@code gcn} command.
 */
public final class T2Micro {
  private static final int SIDE = 224;
  private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");

  private T2Micro() {}

  /**
   * Measures, writes {@code benchmarks/results/t2micro.json} and the section {@code t2micro} of
   * {@code docs/benchmarks.md}, and prints.
   *
   * @param arguments the clone's folder, backends with commas between them, then homes of Java
   * @throws IOException if something cannot be started or written
   * @throws IllegalStateException if a warm prediction, or a cold one with a whole processor, took
   *     two seconds
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path root = Path.of(arguments[0]).toRealPath();
    List<String> backends = List.of(arguments[1].split(",", -1));
    List<String> homes = Arrays.asList(arguments).subList(2, arguments.length);
    Path work = Files.createDirectories(root.resolve("benchmarks/target/t2micro"));
    ModelFile.write(SyntheticModel.of(Preset.FLAT), work.resolve("model.safetensors"));
    Files.write(work.resolve("smear.jpg"), SyntheticModel.jpeg(SIDE, 0));
    List<Outcome> outcomes = new ArrayList<>();
    try (Share share = Share.open(CONTROL_GROUPS)) {
      Instance instance = new Instance(root, work, share);
      for (String home : homes) {
        for (String backend : backends) {
          for (Outcome outcome : instance.measure(Path.of(home), backend)) {
            System.out.println(outcome.row());
            outcomes.add(outcome);
          }
        }
      }
      report(root, share.describe(), outcomes);
    }
    for (Outcome outcome : outcomes) {
      if (!outcome.withinBudget()) {
        throw new IllegalStateException(
            "expected predictions to take less than 2 s, found " + Json.format(outcome.json()));
      }
    }
  }

  private static void report(Path root, String share, List<Outcome> outcomes) throws IOException {
    Path results = Files.createDirectories(root.resolve("benchmarks/results"));
    byte[] json =
        Json.format(outcomes.stream().map(Outcome::json).toList()).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(results.resolve("t2micro.json"), out -> out.write(json));
    List<String> lines = new ArrayList<>();
    lines.add("Measured " + LocalDate.now() + " on one processor (`taskset -c 0`). " + share);
    lines.add("");
    lines.add(
        "| share | Java | backend | cold, s | warm p50, ms | warm p99, ms | warm max, ms"
            + " | cold MiB (≤ 100) | warm MiB (≤ 150) | bounds |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|");
    outcomes.forEach(outcome -> lines.add(outcome.row()));
    Section.replace(root.resolve("docs/benchmarks.md"), "t2micro", String.join("\n", lines));
  }
}
