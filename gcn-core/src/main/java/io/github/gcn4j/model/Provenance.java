package io.github.gcn4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a model came from: everything needed to train it again. Nothing here depends on the clock,
 * the host, a path or the number of threads, so the same training gives the same file. Names are in
 * lower case with underscores and values are texts that can be read back, such as {@code
 * learning_rate} and {@code 0.004}.
 *
 * @param source how the parameters came to be, for example {@code trained} or {@code converted}
 * @param data the images: fingerprints and how many there are
 * @param split how they were divided into training, validation and test images: kind, seed,
 *     fractions, groups, folds
 * @param input how images become what the model sees: preset, size, standardisation, augmentation
 * @param training all that the training was told: epochs, optimiser, schedule …
 * @param environment what computed: backend, kernels, versions of gcn4j and Java
 * @param metrics figures measured at the end of training
 */
public record Provenance(
    String source,
    Map<String, String> data,
    Map<String, String> split,
    Map<String, String> input,
    Map<String, String> training,
    Map<String, String> environment,
    Map<String, Double> metrics) {

  /** Copies the maps, in their order. */
  public Provenance {
    Objects.requireNonNull(source, "source");
    data = copy(data);
    split = copy(split);
    input = copy(input);
    training = copy(training);
    environment = copy(environment);
    metrics = copy(metrics);
  }

  private static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Nothing known but how the parameters came to be. */
  public static Provenance of(String source) {
    return new Provenance(source, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** The same with other metrics. */
  public Provenance withMetrics(Map<String, Double> newMetrics) {
    return new Provenance(source, data, split, input, training, environment, newMetrics);
  }

  /** All texts by the section they belong to, for readers that show everything; empty ones too. */
  public Map<String, Map<String, String>> sections() {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    sections.put("data", data);
    sections.put("split", split);
    sections.put("input", input);
    sections.put("training", training);
    sections.put("environment", environment);
    return Collections.unmodifiableMap(sections);
  }
}
