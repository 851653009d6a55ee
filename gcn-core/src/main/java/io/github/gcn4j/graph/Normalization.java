package io.github.gcn4j.graph;

/** How an adjacency matrix is scaled by the nodes' degrees before signals travel along it. */
public enum Normalization {
  /** D^-½ A D^-½, as in Kipf and Welling, "Semi-Supervised Classification with GCNs" (2017). */
  SYMMETRIC,
  /** D^-1 A: the mean over a node's incoming edges. */
  RANDOM_WALK,
  /**
   * −D^-½ A D^-½ without any self-loops: the Laplacian I − D^-½ A D^-½ scaled and shifted to
   * eigenvalues from −1 to 1 for a largest eigenvalue of 2, as in Defferrard et al., "Convolutional
   * Neural Networks on Graphs with Fast Localized Spectral Filtering" (2016). On a directed graph D
   * counts outgoing edges, as PyG's {@code get_laplacian} does.
   */
  SCALED_LAPLACIAN,
  /** A as it is. */
  NONE
}
