package io.github.gcn4j.report;

import java.awt.image.BufferedImage;

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

  /** What was said about it, as {@code Early, 97.2 %} or {@code Early, taken for Pre, 61.0 %}. */
  public String caption() {
    String confidently = Labels.percent(confidence);
    return correct()
        ? actual + ", " + confidently
        : actual + ", taken for " + predicted + ", " + confidently;
  }
}
