package io.github.gcn4j.report;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;

/**
 * One classified image, to be looked at.
 *
 * @param image its picture, of any size
 * @param name its name, for people
 * @param actual name of its class
 * @param predicted name of the class it was given
 * @param confidence the classifier's probability for that class, a fraction in [0, 1]
 */
public record Sample(
    BufferedImage image, String name, String actual, String predicted, double confidence) {

  /** Whether the class it was given is its own. */
  public boolean correct() {
    return actual.equals(predicted);
  }

  /** What was said about it, as {@code Early} where right and {@code Early → Pre} where wrong. */
  public String said() {
    return correct() ? actual : actual + " → " + predicted;
  }

  /** What was said and how surely, as {@code Early → Pre, 61.0 % sure}. */
  public String caption() {
    return said() + ", " + Labels.percent(confidence) + " sure";
  }

  /** Those that are wrong, the surest first. */
  static List<Sample> mistakes(List<Sample> samples) {
    return samples.stream()
        .filter(sample -> !sample.correct())
        .sorted(Comparator.comparingDouble(Sample::confidence).reversed())
        .toList();
  }

  /** Those that are right, in their order. */
  static List<Sample> right(List<Sample> samples) {
    return samples.stream().filter(Sample::correct).toList();
  }
}
