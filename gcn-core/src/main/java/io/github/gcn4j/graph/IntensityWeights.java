package io.github.gcn4j.graph;

/**
 * Edges that weigh less the more their ends differ: {@code w_ij = exp(−‖c_i − c_j‖² / 2σ²)}, where
 * c are colours or any other features of the nodes. A signal then spreads inside a cell rather than
 * across its border (Shi and Malik, "Normalized Cuts and Image Segmentation", 2000).
 *
 * @param sigma the difference σ at which a weight has fallen to 0.61, in units of the features
 */
public record IntensityWeights(double sigma) {

  /**
   * Checks σ.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public IntensityWeights {
    if (!(sigma > 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("expected a positive, finite sigma, found " + sigma);
    }
  }

  /**
   * The pixel grid with such weights. What a {@link Grid} works out, an edge graph stores: 12 bytes
   * an edge, about 48 a pixel with four neighbours and 96 with eight.
   *
   * @param grid size and connectivity
   * @param features {@code [nodes, channels]}, finite
   * @param channels features of each pixel
   * @throws IllegalArgumentException if {@code channels} is below 1, the array has another length,
   *     a feature is not finite, or there are more than 2^31 − 1 edges
   */
  public EdgeGraph of(Grid grid, float[] features, int channels) {
    require(features, grid.nodes(), channels);
    int edges = edges(grid);
    int[] sources = new int[edges];
    int[] targets = new int[edges];
    float[] weights = new float[edges];
    int[][] steps = steps(grid.connectivity());
    int edge = 0;
    for (int row = 0; row < grid.height(); row++) {
      for (int column = 0; column < grid.width(); column++) {
        int node = row * grid.width() + column;
        for (int[] step : steps) {
          int y = row + step[0];
          int x = column + step[1];
          if (y >= 0 && y < grid.height() && x >= 0 && x < grid.width()) {
            sources[edge] = y * grid.width() + x;
            targets[edge] = node;
            weights[edge] = weight(features, channels, sources[edge], node);
            edge++;
          }
        }
      }
    }
    return EdgeGraph.owning(grid.nodes(), sources, targets, weights);
  }

  /**
   * The edges of a graph, weighted anew; what they weighed before does not matter.
   *
   * @param graph any
   * @param features {@code [nodes, channels]}, finite
   * @param channels features of each node
   * @throws IllegalArgumentException if {@code channels} is below 1, the array has another length,
   *     or a feature is not finite
   */
  public EdgeGraph of(EdgeGraph graph, float[] features, int channels) {
    require(features, graph.nodes(), channels);
    float[] weights = new float[graph.edges()];
    for (int edge = 0; edge < weights.length; edge++) {
      weights[edge] = weight(features, channels, graph.source(edge), graph.target(edge));
    }
    return graph.withWeights(weights);
  }

  private float weight(float[] features, int channels, int a, int b) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      double difference = (double) features[a * channels + c] - features[b * channels + c];
      sum += difference * difference;
    }
    // The strict one gives the same bits on every processor.
    return (float) StrictMath.exp(-sum / sigma / sigma / 2);
  }

  private static int edges(Grid grid) {
    long height = grid.height();
    long width = grid.width();
    long edges = 2 * (height * (width - 1) + (height - 1) * width);
    if (grid.connectivity() == Connectivity.EIGHT) {
      edges += 4 * (height - 1) * (width - 1);
    }
    if (edges > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected a grid of at most 2147483647 edges, found "
              + edges
              + ": resize the image or take superpixels");
    }
    return (int) edges;
  }

  /** Rows and columns from a pixel to its neighbours, in the order of their indices. */
  private static int[][] steps(Connectivity connectivity) {
    return switch (connectivity) {
      case FOUR -> new int[][] {{-1, 0}, {0, -1}, {0, 1}, {1, 0}};
      case EIGHT ->
          new int[][] {{-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, -1}, {1, 0}, {1, 1}};
    };
  }

  private static void require(float[] features, int nodes, int channels) {
    if (channels < 1 || features.length != (long) nodes * channels) {
      throw new IllegalArgumentException(
          "expected 1 or more features for each of "
              + nodes
              + " nodes, found "
              + features.length
              + " values for "
              + channels
              + " feature(s)");
    }
    for (int i = 0; i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        throw new IllegalArgumentException(
            "expected finite features, found " + features[i] + " at node " + i / channels);
      }
    }
  }
}
