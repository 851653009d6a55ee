package io.github.gcn4j.graph;

import java.util.Objects;

/**
 * An image as a graph: a node per pixel, numbered row by row, with an undirected edge of weight 1
 * to each neighbour. Nothing is stored per node or edge.
 *
 * @param height rows, in pixels
 * @param width columns, in pixels
 * @param connectivity which pixels are neighbours
 */
public record Grid(int height, int width, Connectivity connectivity) implements Graph {

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if a side is not positive or there are more than 2^31 − 1
   *     nodes
   */
  public Grid {
    Objects.requireNonNull(connectivity, "connectivity");
    requireSize(height, width);
  }

  static void requireSize(int height, int width) {
    if (height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected a grid of 1 to 2147483647 nodes, found " + height + "×" + width);
    }
  }

  /** A grid in which each pixel has up to four neighbours. */
  public static Grid of(int height, int width) {
    return new Grid(height, width, Connectivity.FOUR);
  }

  @Override
  public int nodes() {
    return height * width;
  }

  @Override
  public GraphOperator operator(Adjacency adjacency) {
    return new Stencil(height, width, connectivity, adjacency);
  }

  @Override
  public Grid coarser() {
    return new Grid((height + 1) / 2, (width + 1) / 2, connectivity);
  }
}
