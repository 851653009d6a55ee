package io.github.gcn4j.benchmarks.t2;

import io.github.gcn4j.benchmarks.figures.Percentiles;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was found with one Java, backend and share of the processor.
 *
 * @param java feature version, such as 17
 * @param backend name
 * @param percent of one processor
 * @param cold milliseconds from process to first prediction, several times
 * @param warm milliseconds of predictions in a long-lived process
 * @param coldMebibytes the most a one-shot process held
 * @param warmMebibytes the most the long-lived process held
 */
record Outcome(
    int java,
    String backend,
    int percent,
    Percentiles cold,
    Percentiles warm,
    double coldMebibytes,
    double warmMebibytes) {
  /** Milliseconds a warm prediction, or a cold one with a whole processor, must stay below. */
  static final double BUDGET = 2000;

  private static final double MOST_COLD_MEBIBYTES = 100;
  private static final double MOST_WARM_MEBIBYTES = 150;
  private static final String OPTIONAL_BACKEND = "nd4j";

  /** Whether the budget holds. */
  boolean withinBudget() {
    return warm.maximum() < BUDGET && (percent < 100 || cold.maximum() < BUDGET);
  }

  /** The most milliseconds a cold start must take; the median counts. */
  double coldBound() {
    return percent == 100 ? 400 : java >= 25 ? 2000 : 3000;
  }

  /** The most milliseconds 99 of 100 warm predictions must take. */
  double warmBound() {
    return percent == 100 ? 20 : 250;
  }

  /** What each bound says of the outcome; ND4J's figures are reported as they are. */
  String verdict() {
    if (backend.equals(OPTIONAL_BACKEND)) {
      return withinBudget() ? "reported" : "**over 2 s**";
    }
    Map<String, Boolean> bounds = new LinkedHashMap<>();
    bounds.put("cold", cold.median() <= coldBound());
    bounds.put("warm", warm.at(99) <= warmBound());
    bounds.put("cold memory", coldMebibytes <= MOST_COLD_MEBIBYTES);
    bounds.put("warm memory", warmMebibytes <= MOST_WARM_MEBIBYTES);
    bounds.values().removeIf(met -> met);
    return bounds.isEmpty() ? "all met" : "**missed: " + String.join(", ", bounds.keySet()) + "**";
  }

  /** A row of a Markdown table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %d %% | %d | %s | %.2f (≤ %.1f) | %.1f | %.1f (≤ %.0f) | %.1f | %.0f | %.0f | %s |",
        percent,
        java,
        backend,
        cold.median() / 1e3,
        coldBound() / 1e3,
        warm.median(),
        warm.at(99),
        warmBound(),
        warm.maximum(),
        coldMebibytes,
        warmMebibytes,
        verdict());
  }

  /** As JSON. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("java", java);
    json.put("backend", backend);
    json.put("cpu_percent", percent);
    json.put("cold_median_ms", cold.median());
    json.put("cold_max_ms", cold.maximum());
    json.put("warm_p50_ms", warm.median());
    json.put("warm_p99_ms", warm.at(99));
    json.put("warm_max_ms", warm.maximum());
    json.put("cold_peak_mib", finite(coldMebibytes));
    json.put("warm_peak_mib", finite(warmMebibytes));
    return json;
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
