package io.github.gcn4j.explanation;

import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;

/** Brings maps of coarsened grids to the grid of the input. */
interface Levels {

  /** Of a graph, which need be no grid as long as nothing is coarsened. */
  static Levels of(Graph graph) {
    return graph instanceof Grid grid ? new OfGrid(grid) : new OfGraph();
  }

  /**
   * Adds a map whose values are amounts: each coarse node's is shared out among its pixels.
   *
   * @param sum {@code [nodes]}
   * @param map {@code [coarse nodes]}
   * @param level how often the grid was coarsened
   */
  void addTo(float[] sum, float[] map, int level);

  /** How many nodes a level has. */
  int nodes(int finest, int level);

  /** A graph has one level. */
  record OfGraph() implements Levels {
    @Override
    public int nodes(int finest, int level) {
      return finest;
    }

    @Override
    public void addTo(float[] sum, float[] map, int level) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += map[i];
      }
    }
  }

  /** Between the centres of coarse pixels values change linearly. */
  record OfGrid(Grid grid) implements Levels {
    @Override
    public int nodes(int finest, int level) {
      return halved(grid.height(), level) * halved(grid.width(), level);
    }

    private static int halved(int pixels, int times) {
      return (pixels + (1 << times) - 1) >> times;
    }

    @Override
    public void addTo(float[] sum, float[] map, int level) {
      int side = 1 << level;
      int height = halved(grid.height(), level);
      int width = halved(grid.width(), level);
      for (int y = 0; y < grid.height(); y++) {
        double row = within((y + 0.5) / side - 0.5, height);
        int top = (int) row;
        int bottom = Math.min(top + 1, height - 1);
        for (int x = 0; x < grid.width(); x++) {
          double column = within((x + 0.5) / side - 0.5, width);
          int left = (int) column;
          int right = Math.min(left + 1, width - 1);
          double down = row - top;
          double across = column - left;
          double above = (1 - across) * map[top * width + left] + across * map[top * width + right];
          double below =
              (1 - across) * map[bottom * width + left] + across * map[bottom * width + right];
          double value = (1 - down) * above + down * below;
          sum[y * grid.width() + x] += (float) (value / ((double) side * side));
        }
      }
    }

    private static double within(double position, int count) {
      return Math.max(0, Math.min(count - 1, position));
    }
  }
}
