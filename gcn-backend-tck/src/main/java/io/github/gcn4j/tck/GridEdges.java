package io.github.gcn4j.tck;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Grid;
import java.util.stream.IntStream;

/** A grid written out edge by edge, to compare the stencil with. */
final class GridEdges {
  private GridEdges() {}

  static EdgeGraph of(Grid grid) {
    IntStream.Builder sources = IntStream.builder();
    IntStream.Builder targets = IntStream.builder();
    for (int row = 0; row < grid.height(); row++) {
      for (int column = 0; column < grid.width(); column++) {
        for (int dr = -1; dr <= 1; dr++) {
          for (int dc = -1; dc <= 1; dc++) {
            int r = row + dr;
            int c = column + dc;
            boolean inside = r >= 0 && r < grid.height() && c >= 0 && c < grid.width();
            int reach = Math.abs(dr) + Math.abs(dc);
            boolean neighbour = grid.connectivity() == Connectivity.FOUR ? reach == 1 : reach > 0;
            if (inside && neighbour) {
              sources.add(r * grid.width() + c);
              targets.add(row * grid.width() + column);
            }
          }
        }
      }
    }
    return EdgeGraph.of(grid.nodes(), sources.build().toArray(), targets.build().toArray());
  }
}
