package io.github.gcn4j.backend.planes;

import io.github.gcn4j.program.Readout;
import java.util.Set;

/**
 * What a kernel finds of one tile: a stretch of at most {@value #TILE} values, which lies in the
 * first cache while it is looked at more than once.
 */
public final class Figures {
  /** The longest tile. */
  public static final int TILE = 4 * Chunks.LONGEST;

  private final boolean squares;
  private final boolean largest;
  private double sum;
  private double squared;
  private float max;

  /**
   * Nothing found yet.
   *
   * @param wanted what the figures are to be good for
   */
  Figures(Set<Readout> wanted) {
    this.squares = wanted.contains(Readout.STD);
    this.largest = wanted.contains(Readout.MAX);
  }

  /** Whether {@link #setSquared} is asked for. */
  public boolean wantsSquares() {
    return squares;
  }

  /** Whether {@link #setMax} is asked for. */
  public boolean wantsLargest() {
    return largest;
  }

  /** Sets Σ x; where squares are wanted, exact enough for a small spread around a large mean. */
  public void setSum(double sum) {
    this.sum = sum;
  }

  /** Sets Σ (x − mean)². */
  public void setSquared(double squared) {
    this.squared = squared;
  }

  /** Sets the largest value, or not-a-number where there is one. */
  public void setMax(float max) {
    this.max = max;
  }

  double sum() {
    return sum;
  }

  double squared() {
    return squared;
  }

  float max() {
    return max;
  }
}
