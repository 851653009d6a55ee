package io.github.gcn4j.evaluation;

/**
 * An image that two classifiers call by different names.
 *
 * @param first what the first says
 * @param second what the second says
 */
public record Disagreement(Prediction first, Prediction second) {

  /** The image's name. */
  public String name() {
    return first.name();
  }

  /** Index of the image's class. */
  public int actual() {
    return first.actual();
  }
}
