package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.Classification;
import java.util.LinkedHashMap;
import java.util.Map;

/** Probabilities as people and JSON of the command have them: in percent. */
final class Percent {
  private Percent() {}

  /** With one digit: 97.3 %. */
  static String text(double probability) {
    // Not String.format: what it knows of the world's languages costs a quick start 10 ms.
    long tenths = Math.round(1000 * probability);
    return tenths / 10 + "." + tenths % 10 + " %";
  }

  /** With two digits, as a number. */
  static double number(double probability) {
    return Math.round(10_000 * probability) / 100.0;
  }

  /** Of every class by name, with two digits. */
  static Map<String, Object> numbers(Classification classification) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    classification.probabilities().forEach((name, p) -> numbers.put(name, number(p)));
    return numbers;
  }
}
