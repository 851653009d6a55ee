package io.github.gcn4j.explanation;

import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The sets of nodes that are covered together. */
final class Windows {
  private Windows() {}

  /** Squares of a grid, of which those at the border stick out; else neighbourhoods. */
  static List<int[]> of(Graph graph, int side, int stride) {
    if (graph instanceof Grid grid) {
      return ofGrid(grid, side, stride);
    }
    if (graph instanceof EdgeGraph edges) {
      return ofEdges(edges);
    }
    throw new IllegalArgumentException("expected one graph, found " + graph);
  }

  /** Beginning outside, so that each pixel lies in as many windows as any other. */
  private static List<int[]> ofGrid(Grid grid, int side, int stride) {
    List<int[]> windows = new ArrayList<>();
    for (int top = stride - side; top < grid.height(); top += stride) {
      for (int left = stride - side; left < grid.width(); left += stride) {
        windows.add(square(grid, top, left, side));
      }
    }
    return windows;
  }

  private static int[] square(Grid grid, int top, int left, int side) {
    int bottom = Math.min(grid.height(), top + side);
    int right = Math.min(grid.width(), left + side);
    int firstRow = Math.max(0, top);
    int firstColumn = Math.max(0, left);
    int[] nodes = new int[(bottom - firstRow) * (right - firstColumn)];
    int next = 0;
    for (int y = firstRow; y < bottom; y++) {
      for (int x = firstColumn; x < right; x++) {
        nodes[next++] = y * grid.width() + x;
      }
    }
    return nodes;
  }

  private static List<int[]> ofEdges(EdgeGraph graph) {
    List<Set<Integer>> near = new ArrayList<>();
    for (int node = 0; node < graph.nodes(); node++) {
      near.add(new TreeSet<>(Set.of(node)));
    }
    for (int edge = 0; edge < graph.edges(); edge++) {
      near.get(graph.target(edge)).add(graph.source(edge));
      near.get(graph.source(edge)).add(graph.target(edge));
    }
    return near.stream().map(set -> set.stream().mapToInt(node -> node).toArray()).toList();
  }
}
