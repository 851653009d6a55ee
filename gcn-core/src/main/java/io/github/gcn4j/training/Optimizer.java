package io.github.gcn4j.training;

/** How a step is made of gradients. Both kinds have torch's β 0.9 and 0.999 and ε 1e-8. */
public sealed interface Optimizer {

  /** The rate a schedule starts from. */
  double learningRate();

  /** Share of itself that every trainable value loses in a step, per unit of learning rate. */
  double weightDecay();

  /** The same with another learning rate. */
  Optimizer withLearningRate(double newRate);

  /**
   * Adam (Kingma and Ba, 2015), as torch's {@code Adam}.
   *
   * @param learningRate positive and finite
   */
  record Adam(double learningRate) implements Optimizer {
    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public Adam {
      requireRate(learningRate);
    }

    @Override
    public double weightDecay() {
      return 0;
    }

    @Override
    public Adam withLearningRate(double newRate) {
      return new Adam(newRate);
    }
  }

  /**
   * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), as torch's {@code AdamW}: every
   * trainable value, biases too, is first multiplied by 1 − rate · decay.
   *
   * @param learningRate positive and finite
   * @param weightDecay at least 0 and finite
   */
  record AdamW(double learningRate, double weightDecay) implements Optimizer {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the rate is not positive and finite or the decay not at
     *     least 0 and finite
     */
    public AdamW {
      requireRate(learningRate);
      if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
        throw new IllegalArgumentException(
            "expected a finite weight decay of at least 0, found " + weightDecay);
      }
    }

    @Override
    public AdamW withLearningRate(double newRate) {
      return new AdamW(newRate, weightDecay);
    }
  }

  private static void requireRate(double rate) {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException(
          "expected a positive, finite learning rate, found " + rate);
    }
  }
}
