package io.github.gcn4j.benchmarks.figures;

import io.github.gcn4j.io.JsonFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What is written about speed: claims, then milliseconds, as Markdown. */
final class SpeedTable {
  private static final String NOT_MEASURED = "–";

  private final Measurements found;
  private final SpeedClaims claims;

  SpeedTable(Measurements found) {
    this.found = found;
    this.claims = new SpeedClaims(found);
  }

  /**
   * Processor milliseconds of a forward pass of the flat model, by who does it; what was measured.
   */
  Map<String, Double> forward() throws JsonFormatException {
    Map<String, OptionalDouble> all = new LinkedHashMap<>();
    all.put("gcn4j: vector, Vector API", claims.forward("FlatForward", "vector", true));
    all.put("gcn4j: vector, plain Java", claims.forward("FlatForward", "vector", false));
    all.put("gcn4j: EJML", claims.forward("FlatForward", "ejml", false));
    all.put("gcn4j: ND4J", claims.forward("FlatForward", "nd4j", false));
    all.put("ONNX Runtime, our export", claims.onnx());
    all.put("torch, sparse CSR", found.torch("forward", "csr", "median_cpu_ms"));
    all.put(
        "DJL on PyTorch, sparse COO",
        found.ours("DjlForward.forward", Map.of(), false, Timing::cpu));
    all.put(
        "torch, PyG's algorithm, edges given",
        found.torch("forward", "edges_given", "median_cpu_ms"));
    all.put(
        "torch, PyG's algorithm, as PyG does it",
        found.torch("forward", "edges_each_time", "median_cpu_ms"));
    Map<String, Double> measured = new LinkedHashMap<>();
    all.forEach((name, value) -> value.ifPresent(each -> measured.put(name, each)));
    return measured;
  }

  /** The claims. */
  List<String> claims() throws JsonFormatException {
    List<String> lines = new ArrayList<>();
    lines.add("| work | measured | must | aim | reached |");
    lines.add("|---|---|---|---|---|");
    claims.all().forEach(claim -> lines.add(claim.row()));
    claims
        .peak()
        .ifPresent(
            peak -> {
              lines.add("");
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "The machine's peak in the same run: %.0f GFLOP/s. A flat forward pass is %.0f MFLOP.",
                      peak,
                      SpeedClaims.FLAT_OPERATIONS / 1e6));
            });
    return lines;
  }

  /** Every benchmark, in the order it ran in; a benchmark of several rounds once. */
  List<String> details() throws JsonFormatException {
    List<String> lines = new ArrayList<>();
    lines.add("| benchmark | with | by the clock, ms | processor time, ms | bytes allocated |");
    lines.add("|---|---|---|---|---|");
    Map<String, List<Timing>> runs = new LinkedHashMap<>();
    for (Timing timing : found.timings()) {
      runs.computeIfAbsent(label(timing), label -> new ArrayList<>()).add(timing);
    }
    runs.forEach(
        (label, timings) ->
            lines.add(
                "| "
                    + String.join(
                        " | ",
                        label,
                        median(timings.stream().mapToDouble(Timing::wall).toArray(), "%.3f"),
                        median(timings.stream().mapToDouble(Timing::cpu).toArray(), "%.3f"),
                        median(timings.stream().mapToDouble(Timing::allocated).toArray(), "%,.0f"))
                    + " |"));
    for (String part : List.of("forward", "training")) {
      for (String variant : List.of("csr", "edges_given", "edges_each_time")) {
        OptionalDouble wall = found.torch(part, variant, "median_ms");
        OptionalDouble cpu = found.torch(part, variant, "median_cpu_ms");
        if (wall.isPresent() && cpu.isPresent()) {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "| torch: `%s` | %s | %.3f | %.3f | – |",
                  part,
                  variant,
                  wall.getAsDouble(),
                  cpu.getAsDouble()));
        }
      }
    }
    return lines;
  }

  private static String label(Timing timing) {
    List<String> with = new ArrayList<>();
    timing.parameters().forEach((name, value) -> with.add(name + " " + value));
    if (timing.vectorApi()) {
      with.add("Vector API");
    }
    return "`" + timing.name() + "` | " + String.join(", ", with);
  }

  private static String median(double[] values, String format) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    return finite.length == 0
        ? NOT_MEASURED
        : String.format(Locale.ROOT, format, Percentiles.of(finite).median());
  }
}
