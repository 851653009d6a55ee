package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.Classification;
import java.nio.file.Path;
import java.util.Map;

/** A classification as a line for people. */
final class PredictionText {
  private static final String NOT_SURE = "not sure";

  /** There is no confidence in no class. */
  private static final String NONE = "–";

  private PredictionText() {}

  /**
   * Tab-separated: file, class, confidence, and all probabilities.
   *
   * @param abstained whether the image is too unusual for an answer
   */
  static String line(Path file, Classification classification, boolean abstained) {
    StringBuilder line = new StringBuilder();
    line.append(file).append('\t');
    line.append(abstained ? NOT_SURE : classification.predictedClass()).append('\t');
    line.append(abstained ? NONE : Percent.text(classification.confidence())).append('\t');
    String separator = "";
    for (Map.Entry<String, Double> entry : classification.probabilities().entrySet()) {
      line.append(separator)
          .append(entry.getKey())
          .append(' ')
          .append(Percent.text(entry.getValue()));
      separator = ", ";
    }
    return line.toString();
  }
}
