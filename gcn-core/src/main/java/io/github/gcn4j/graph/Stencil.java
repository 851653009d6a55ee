package io.github.gcn4j.graph;

import java.util.Objects;

/**
 * The operator of a {@link Grid}: S = diag(target) (A + λ I) diag(source), where both scales depend
 * on a node's degree alone and a degree on whether the node lies on a border. So a 4,096×4,096 grid
 * takes no more memory than a 3×3 one.
 *
 * @param height rows
 * @param width columns
 * @param connectivity which pixels are neighbours
 * @param adjacency normalisation and self-loop weight λ
 */
public record Stencil(int height, int width, Connectivity connectivity, Adjacency adjacency)
    implements GraphOperator {

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException as {@link Grid}
   */
  public Stencil {
    Grid.requireSize(height, width);
    Objects.requireNonNull(connectivity, "connectivity");
    Objects.requireNonNull(adjacency, "adjacency");
  }

  @Override
  public int nodes() {
    return height * width;
  }

  /** Weight λ of every node's self-loop. */
  public float selfWeight() {
    return adjacency.selfLoops();
  }

  /**
   * Factor of what arrives at a node: {@code 1/√degree} (symmetric), {@code −1/√degree}
   * (Laplacian), {@code 1/degree}, or 1.
   */
  public float targetScale(int row, int column) {
    double degree = degree(row, column);
    return switch (adjacency.normalization()) {
      case SYMMETRIC -> inverse(Math.sqrt(degree));
      case SCALED_LAPLACIAN -> -inverse(Math.sqrt(degree));
      case RANDOM_WALK -> inverse(degree);
      case NONE -> 1f;
    };
  }

  /** Factor of what leaves a node: {@code 1/√degree} where scaling is symmetric, else 1. */
  public float sourceScale(int row, int column) {
    return switch (adjacency.normalization()) {
      case SYMMETRIC, SCALED_LAPLACIAN -> inverse(Math.sqrt(degree(row, column)));
      case RANDOM_WALK, NONE -> 1f;
    };
  }

  private double degree(int row, int column) {
    int vertical = (row > 0 ? 1 : 0) + (row < height - 1 ? 1 : 0);
    int horizontal = (column > 0 ? 1 : 0) + (column < width - 1 ? 1 : 0);
    int neighbours =
        connectivity == Connectivity.FOUR
            ? vertical + horizontal
            : (vertical + 1) * (horizontal + 1) - 1;
    return neighbours + selfWeight();
  }

  private static float inverse(double value) {
    return value == 0 ? 0f : (float) (1 / value);
  }
}
