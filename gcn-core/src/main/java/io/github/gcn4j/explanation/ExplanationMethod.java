package io.github.gcn4j.explanation;

import java.util.Map;

/** A way to tell where an answer came from, with its settings; immutable. */
public interface ExplanationMethod {

  /** The name people write, for example {@code gradcam}. */
  String label();

  /** What the method was told, by names in lower case, as texts. */
  Map<String, String> settings();

  /**
   * Explains one answer.
   *
   * @param subject the model, on the graph of the signal
   * @param features {@code [nodes, features]}
   * @param target the class whose score is explained, predicted or not
   * @param progress hears how far it is
   * @throws IllegalArgumentException if the array has another length, there is no such class, or
   *     the method cannot explain such a program
   */
  Explanation explain(Subject subject, float[] features, int target, ExplanationProgress progress);
}
