package io.github.gcn4j.benchmarks.figures;

import io.github.gcn4j.io.JsonFormatException;
import io.github.gcn4j.io.JsonObject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Everything {@code compare.sh} left in its folder: JMH's files and those of the torch script. */
final class Measurements {
  private final List<Timing> timings;
  private final List<JsonObject> torch;
  private final Map<String, String> machine;

  private Measurements(List<Timing> timings, List<JsonObject> torch, Map<String, String> machine) {
    this.timings = timings;
    this.torch = torch;
    this.machine = machine;
  }

  /**
   * Reads {@code jmh-*.json} and {@code torch-*.json}.
   *
   * @throws IOException if a file cannot be read or is not what JMH or the script writes
   */
  static Measurements read(Path folder) throws IOException {
    List<Timing> timings = new ArrayList<>();
    Map<String, String> machine = new LinkedHashMap<>();
    for (Path file : files(folder, "jmh-*.json")) {
      // JMH's files are lists; ours read objects.
      JsonObject document = JsonObject.parse("{\"runs\":" + Files.readString(file) + "}");
      for (JsonObject run : document.objects("runs")) {
        timings.add(timing(run));
        machine.put("java", run.text("vmName") + " " + run.text("vmVersion"));
        machine.put("jmh", run.text("jmhVersion"));
      }
    }
    List<JsonObject> torch = new ArrayList<>();
    for (Path file : files(folder, "torch-*.json")) {
      JsonObject document = JsonObject.parse(Files.readString(file));
      torch.add(document);
      machine.put("torch", document.text("torch"));
      machine.put("blas", document.text("blas"));
      machine.put("python", document.text("python"));
    }
    if (timings.isEmpty()) {
      throw new IOException("expected jmh-*.json in " + folder + ", found none: run compare.sh");
    }
    return new Measurements(timings, torch, machine);
  }

  private static List<Path> files(Path folder, String pattern) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
      for (Path file : found) {
        // JMH leaves an empty file where nothing could be measured.
        if (Files.size(file) > 0) {
          files.add(file);
        }
      }
    }
    Collections.sort(files);
    return files;
  }

  private static Timing timing(JsonObject run) throws JsonFormatException {
    String[] path = run.text("benchmark").split("\\.", -1);
    Map<String, String> parameters = new LinkedHashMap<>();
    if (run.has("params")) {
      JsonObject given = run.object("params");
      for (String name : given.names()) {
        parameters.put(name, given.text(name));
      }
    }
    JsonObject others = run.object("secondaryMetrics");
    JsonObject primary = run.object("primaryMetric");
    return new Timing(
        path[path.length - 2] + "." + path[path.length - 1],
        parameters,
        run.texts("jvmArgs").stream().anyMatch(arg -> arg.contains("jdk.incubator.vector")),
        median(primary) * milliseconds(primary.text("scoreUnit")),
        others.has("cpu") ? median(others.object("cpu")) : Double.NaN,
        others.has("gc.alloc.rate.norm")
            ? median(others.object("gc.alloc.rate.norm"))
            : Double.NaN);
  }

  private static double milliseconds(String unit) {
    return switch (unit) {
      case "ms/op" -> 1;
      case "us/op" -> 1e-3;
      default -> throw new IllegalArgumentException("expected ms/op or us/op, found " + unit);
    };
  }

  private static double median(JsonObject metric) throws JsonFormatException {
    Object forks = metric.asMap().get("rawData");
    List<Double> values = new ArrayList<>();
    flatten(forks, values);
    if (values.isEmpty()) {
      throw new JsonFormatException("expected values in " + metric.path() + ".rawData, found none");
    }
    return Percentiles.of(values.stream().mapToDouble(Double::doubleValue).toArray()).median();
  }

  private static void flatten(@Nullable Object value, List<Double> into) {
    if (value instanceof Number number) {
      into.add(number.doubleValue());
    } else if (value instanceof List<?> list) {
      list.forEach(each -> flatten(each, into));
    }
  }

  /** What ran it: {@code java}, {@code jmh}, {@code torch}, {@code blas}, {@code python}. */
  Map<String, String> machine() {
    return machine;
  }

  /** All runs, in order. */
  List<Timing> timings() {
    return timings;
  }

  /** The median over the rounds of a benchmark with these among its parameters. */
  OptionalDouble ours(
      String name,
      Map<String, String> parameters,
      boolean vectorApi,
      ToDoubleFunction<Timing> figure) {
    double[] found =
        timings.stream()
            .filter(timing -> timing.vectorApi() == vectorApi && timing.is(name, parameters))
            .mapToDouble(figure)
            .filter(Double::isFinite)
            .toArray();
    return found.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Percentiles.of(found).median());
  }

  /**
   * The median over the rounds of what the torch script took.
   *
   * @param part {@code forward} or {@code training}
   * @param variant {@code edges_given}, {@code edges_each_time} or {@code csr}
   * @param figure {@code median_ms} or {@code median_cpu_ms}
   * @throws JsonFormatException if a file is not what the script writes
   */
  OptionalDouble torch(String part, String variant, String figure) throws JsonFormatException {
    double[] found = new double[torch.size()];
    for (int i = 0; i < found.length; i++) {
      JsonObject variants = torch.get(i).object(part);
      if (!variants.has(variant)) {
        return OptionalDouble.empty();
      }
      found[i] = variants.object(variant).number(figure);
    }
    return found.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Percentiles.of(found).median());
  }
}
