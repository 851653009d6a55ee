package io.github.gcn4j.training;

/** Which examples an epoch trains on. Either way it has as many as there are. */
public sealed interface Sampling {

  /** Every example once, in random order. */
  record Each() implements Sampling {}

  /**
   * Drawn with replacement, those of large groups more rarely: each with a probability proportional
   * to n to the power of −power, n being how many examples there are of its group and class, and so
   * scaled that every class keeps its share of the draws. With power 1 every group of a class is
   * drawn as often as any other, with 0 every example is.
   *
   * <p>What all images of a few large groups have in common, such as one stain, then says less
   * about their class.
   *
   * @param power 0 to 1
   */
  record ByGroup(double power) implements Sampling {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the power is out of it
     */
    public ByGroup {
      if (!(power >= 0 && power <= 1)) {
        throw new IllegalArgumentException("expected a power of 0 to 1, found " + power);
      }
    }
  }
}
