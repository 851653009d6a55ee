package io.github.gcn4j.benchmarks.figures;

import io.github.gcn4j.report.ChartTheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the tables and the chart of {@code docs/benchmarks.md} of what {@code compare.sh} measured.
 */
public final class SpeedReport {
  private static final String TITLE =
      "One 96×96 image through the flat model, one thread: ms of processor time";

  private SpeedReport() {}

  /**
   * Writes and prints.
   *
   * @param arguments folder of results; Markdown file with sections {@code table} and {@code
   *     details}, beside which the charts go
   * @throws IOException if a result cannot be read or a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("expected a folder of results and a Markdown file");
    }
    System.setProperty("java.awt.headless", "true");
    Path file = Path.of(arguments[1]).toAbsolutePath();
    Measurements found = Measurements.read(Path.of(arguments[0]));
    SpeedTable table = new SpeedTable(found);
    List<String> lines = new ArrayList<>();
    lines.add(facts(found, LocalDate.now(), processor()));
    lines.add("");
    lines.addAll(table.claims());
    Section.replace(file, "table", String.join("\n", lines));
    Section.replace(file, "details", String.join("\n", table.details()));
    SpeedChart.write(
        TITLE, table.forward(), ChartTheme.LIGHT, file.resolveSibling("benchmarks-light.png"));
    SpeedChart.write(
        TITLE, table.forward(), ChartTheme.DARK, file.resolveSibling("benchmarks-dark.png"));
    lines.forEach(System.out::println);
  }

  /** One paragraph on what ran. */
  static String facts(Measurements found, LocalDate date, String processor) {
    Map<String, String> machine = found.machine();
    String torch =
        machine.containsKey("torch")
            ? "torch "
                + machine.get("torch")
                + " on "
                + machine.get("blas")
                + ", Python "
                + machine.get("python")
            : "torch not measured: this machine's Python has none";
    return String.format(
        Locale.ROOT,
        "Measured %s on one core of %s, %s; %s; %s; JMH %s.",
        date,
        processor,
        System.getProperty("os.name"),
        machine.get("java"),
        torch,
        machine.get("jmh"));
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return System.getProperty("os.arch", "an unknown processor");
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch", "an unknown processor"));
    }
  }
}
