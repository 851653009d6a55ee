package io.github.gcn4j.training;

/** Whether the parameters that are validated and kept are an average of those on the way. */
public sealed interface Averaging {

  /** No average: the parameters as they are. */
  record None() implements Averaging {}

  /**
   * An exponential moving average over the steps, running statistics included. It forgets faster at
   * first, so that the random start does not linger: in step n, from 1, with min(decay, (1 + n) /
   * (10 + n)).
   *
   * @param decay what is kept of the average in each step; above 0 and below 1
   */
  record Ema(double decay) implements Averaging {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the decay is out of it
     */
    public Ema {
      if (!(decay > 0 && decay < 1)) {
        throw new IllegalArgumentException("expected a decay above 0 and below 1, found " + decay);
      }
    }

    double decayAt(long step) {
      return Math.min(decay, (1.0 + step) / (10.0 + step));
    }
  }

  /**
   * The mean of the parameters after each of the last epochs (Izmailov et al., 2018), with the
   * running statistics of the newest; before those the parameters as they are. Fit for a learning
   * rate that has come down by then: weights that still move far have statistics of their own.
   *
   * @param fraction of the epochs that are averaged, rounded, at least one; above 0 and at most 1
   */
  record LastEpochs(double fraction) implements Averaging {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the fraction is out of it
     */
    public LastEpochs {
      if (!(fraction > 0 && fraction <= 1)) {
        throw new IllegalArgumentException(
            "expected a fraction above 0 and at most 1, found " + fraction);
      }
    }

    /** The first epoch that counts. */
    int firstEpoch(int epochs) {
      return (int) (epochs - Math.max(1, Math.round(fraction * epochs)) + 1);
    }
  }
}
