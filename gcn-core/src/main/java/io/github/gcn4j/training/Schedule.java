package io.github.gcn4j.training;

/** How the learning rate moves from step to step. */
public sealed interface Schedule {

  /**
   * The rate of a step.
   *
   * @param base the optimiser's learning rate
   * @param step counted from 0
   * @param steps how many there will be, epochs · batches
   */
  double rate(double base, long step, long steps);

  /** Always the same rate. */
  record Constant() implements Schedule {
    @Override
    public double rate(double base, long step, long steps) {
      return base;
    }
  }

  /**
   * Rises in a line to the base rate over the first steps, then falls along half a cosine, as
   * torch's {@code CosineAnnealingLR} over the steps that are left: with w = round(warmUp · steps),
   * step s has base · (s + 1) / w before w, and from there base · (final + (1 − final) · (1 + cos π
   * (s − w) / (steps − w)) / 2).
   *
   * @param warmUp share of the steps the rise takes; at least 0 and below 1
   * @param finalFraction of the base rate, approached at the end; 0 to 1
   */
  record Cosine(double warmUp, double finalFraction) implements Schedule {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Cosine {
      requireWarmUp(warmUp);
      if (!(finalFraction >= 0 && finalFraction <= 1)) {
        throw new IllegalArgumentException(
            "expected a final fraction of 0 to 1, found " + finalFraction);
      }
    }

    @Override
    public double rate(double base, long step, long steps) {
      long rising = Math.min(Math.round(warmUp * steps), steps - 1);
      if (step < rising) {
        return base * (step + 1) / rising;
      }
      double progress = (double) (step - rising) / (steps - rising);
      return annealed(base, finalFraction * base, progress);
    }
  }

  /**
   * Smith's one cycle (2018), as torch's {@code OneCycleLR} with cosine annealing: the base rate is
   * the highest. From base / div along half a cosine up to base at step warmUp · steps − 1, then
   * along another down to base / div / finalDiv at the last step.
   *
   * @param warmUp share of the steps the rise takes; at least 0 and below 1
   * @param div base over the first rate; at least 1
   * @param finalDiv first over last rate; at least 1
   */
  record OneCycle(double warmUp, double div, double finalDiv) implements Schedule {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public OneCycle {
      requireWarmUp(warmUp);
      if (!(div >= 1 && finalDiv >= 1) || Double.isInfinite(div) || Double.isInfinite(finalDiv)) {
        throw new IllegalArgumentException(
            "expected finite divisors of at least 1, found " + div + " and " + finalDiv);
      }
    }

    /** torch's: 0.3, 25 and 10,000. */
    public static OneCycle standard() {
      return new OneCycle(0.3, 25, 1e4);
    }

    /** The same with another share of rising steps. */
    public OneCycle withWarmUp(double newWarmUp) {
      return new OneCycle(newWarmUp, div, finalDiv);
    }

    @Override
    public double rate(double base, long step, long steps) {
      double first = base / div;
      double last = first / finalDiv;
      // May be below 0, as torch's: then there is no rise and the fall begins before step 0.
      double peak = warmUp * steps - 1;
      if (step <= peak) {
        return annealed(first, base, peak == 0 ? 1 : step / peak);
      }
      return annealed(base, last, (step - peak) / (steps - 1 - peak));
    }
  }

  private static void requireWarmUp(double warmUp) {
    if (!(warmUp >= 0 && warmUp < 1)) {
      throw new IllegalArgumentException(
          "expected a warm-up of at least 0 and below 1, found " + warmUp);
    }
  }

  private static double annealed(double from, double to, double progress) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * progress));
  }
}
