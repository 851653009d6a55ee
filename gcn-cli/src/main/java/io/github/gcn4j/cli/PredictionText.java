package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.Classification;
import java.nio.file.Path;
import java.util.Map;

/** A classification as a line for people. */
final class PredictionText {
  private PredictionText() {}

  /** Tab-separated: file, class, confidence, and all probabilities. */
  static String line(Path file, Classification classification) {
    StringBuilder line = new StringBuilder();
    line.append(file).append('\t').append(classification.predictedClass()).append('\t');
    line.append(percent(classification.confidence())).append('\t');
    String separator = "";
    for (Map.Entry<String, Double> entry : classification.probabilities().entrySet()) {
      line.append(separator).append(entry.getKey()).append(' ').append(percent(entry.getValue()));
      separator = ", ";
    }
    return line.toString();
  }

  private static String percent(double probability) {
    // Not String.format: what it knows of the world's languages costs a quick start 10 ms.
    long tenths = Math.round(1000 * probability);
    return tenths / 10 + "." + tenths % 10 + " %";
  }
}
