package io.github.gcn4j.graph;

/** How an adjacency matrix is scaled by the nodes' degrees before signals travel along it. */
public enum Normalization {
  /** D^-½ A D^-½, as in Kipf and Welling, "Semi-Supervised Classification with GCNs" (2017). */
  SYMMETRIC,
  /** D^-1 A: the mean over a node's incoming edges. */
  RANDOM_WALK,
  /** A as it is. */
  NONE
}
