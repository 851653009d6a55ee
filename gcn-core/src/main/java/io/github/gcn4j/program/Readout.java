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
  SUM
}
