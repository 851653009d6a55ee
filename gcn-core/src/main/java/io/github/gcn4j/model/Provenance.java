package io.github.gcn4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a model came from. Nothing here depends on the clock, the host or the number of threads, so
 * the same training gives the same file.
 *
 * @param source how the parameters came to be, for example {@code trained} or {@code converted}
 * @param dataFingerprint SHA-256 over names and pixels of the training images, in hexadecimal, or
 *     empty
 * @param split how training images were chosen, in words
 * @param seed seed of everything random
 * @param backend name of the backend and its kernels
 * @param hyperParameters what training was told: epochs, learning rate …
 * @param versions of gcn4j and the Java runtime
 * @param metrics figures measured at the end of training, by name
 */
public record Provenance(
    String source,
    String dataFingerprint,
    String split,
    long seed,
    String backend,
    Map<String, String> hyperParameters,
    Map<String, String> versions,
    Map<String, Double> metrics) {

  /** Nothing known but how the parameters came to be. */
  public static Provenance of(String source) {
    return new Provenance(source, "", "", 0, "", Map.of(), Map.of(), Map.of());
  }

  /** Copies the maps, in their order. */
  public Provenance {
    Objects.requireNonNull(source, "source");
    hyperParameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperParameters));
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The same with other metrics. */
  public Provenance withMetrics(Map<String, Double> newMetrics) {
    return new Provenance(
        source, dataFingerprint, split, seed, backend, hyperParameters, versions, newMetrics);
  }
}
