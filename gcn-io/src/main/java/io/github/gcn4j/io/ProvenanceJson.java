package io.github.gcn4j.io;

import io.github.gcn4j.model.Provenance;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@link Provenance} as JSON: {@code {"source":"trained", "data":{…}, "split":{…}, "input":{…},
 * "training":{"epochs":"25", …}, "environment":{…}, "metrics":{"test_accuracy":0.9, …}}}.
 */
final class ProvenanceJson {
  private ProvenanceJson() {}

  static Map<String, Object> write(Provenance provenance) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", provenance.source());
    json.putAll(provenance.sections());
    json.put("metrics", provenance.metrics());
    return json;
  }

  /**
   * Rebuilds provenance.
   *
   * @throws JsonFormatException if a member is missing, unknown or of another type
   */
  static Provenance read(JsonObject json) throws JsonFormatException {
    json.requireOnly("source", "data", "split", "input", "training", "environment", "metrics");
    Map<String, Double> metrics = new LinkedHashMap<>();
    JsonObject figures = json.object("metrics");
    for (String name : figures.names()) {
      metrics.put(name, figures.number(name));
    }
    return new Provenance(
        json.text("source"),
        texts(json.object("data")),
        texts(json.object("split")),
        texts(json.object("input")),
        texts(json.object("training")),
        texts(json.object("environment")),
        metrics);
  }

  private static Map<String, String> texts(JsonObject json) throws JsonFormatException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : json.names()) {
      texts.put(name, json.text(name));
    }
    return texts;
  }
}
