package io.github.gcn4j.graph;

/** Which neighbours a pixel has in a grid graph. */
public enum Connectivity {
  /** Left, right, above, below (von Neumann neighbourhood). */
  FOUR,
  /** The four and the diagonals (Moore neighbourhood). */
  EIGHT
}
