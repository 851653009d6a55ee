package io.github.gcn4j.explanation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the score of a class comes from.
 *
 * @param method name of the method
 * @param settings what it was told
 * @param target the class
 * @param nodeScores {@code [nodes]}: how much each node speaks for the class; below 0, against it,
 *     where the method tells that. Units are the method's.
 * @param featureScores {@code [features]}, or none where the method does not tell features apart
 * @param edgeScores for each level of the graph, or none where the method does not score edges
 * @param measures figures that tell what the map is worth, by name
 */
public record Explanation(
    String method,
    Map<String, String> settings,
    int target,
    float[] nodeScores,
    float[] featureScores,
    List<EdgeScores> edgeScores,
    Map<String, Double> measures) {

  /** Copies the maps and the list. */
  public Explanation {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(nodeScores, "nodeScores");
    Objects.requireNonNull(featureScores, "featureScores");
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    edgeScores = List.copyOf(edgeScores);
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  static Explanation ofNodes(ExplanationMethod method, int target, float[] nodeScores) {
    return new Explanation(
        method.label(), method.settings(), target, nodeScores, new float[0], List.of(), Map.of());
  }
}
