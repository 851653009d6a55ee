package io.github.gcn4j.program;

/** How the nodes of a graph are summed up into one row of features. */
public enum Readout {
  /** Mean over the nodes. */
  MEAN,
  /**
   * Largest value over the nodes; the gradient is shared evenly among ties, as torch's amax does.
   */
  MAX,
  /** Sum over the nodes. */
  SUM,
  /**
   * Standard deviation over the nodes (divided by their number), as PyG's {@code StdAggregation}:
   * 0, with no gradient, where the variance is at most {@value #SMALLEST_VARIANCE}.
   */
  STD;

  /** A variance not above this counts as none, where its root has no derivative to speak of. */
  public static final double SMALLEST_VARIANCE = 1e-5;

  /** The standard deviation that {@link #STD} tells from a variance. */
  public static double deviation(double variance) {
    return variance <= SMALLEST_VARIANCE ? 0 : Math.sqrt(variance);
  }
}
