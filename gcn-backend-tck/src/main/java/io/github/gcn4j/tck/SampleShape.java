package io.github.gcn4j.tck;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A graph, an operator on it and the size of a signal.
 *
 * @param graph its nodes
 * @param adjacency its operator
 * @param batch signals side by side
 * @param features features of each node
 */
record SampleShape(Graph graph, Adjacency adjacency, int batch, int features) {
  private static final int DRAWN = 12;

  /** Whether there is a coarser graph. */
  boolean onGrid() {
    List<Graph> members = graph instanceof GraphBatch batched ? batched.graphs() : List.of(graph);
    return members.stream().allMatch(Grid.class::isInstance);
  }

  /** The edges of what can go wrong, and a dozen drawn at random, the same ones every time. */
  static List<SampleShape> all() {
    List<SampleShape> shapes =
        new ArrayList<>(
            List.of(
                new SampleShape(Grid.of(1, 1), Adjacency.GCN, 0, 1),
                new SampleShape(Grid.of(12, 9), Adjacency.GCN, 0, 5),
                new SampleShape(Grid.of(1, 1), Adjacency.GCN, 5, 3),
                new SampleShape(Grid.of(1, 300), Adjacency.GCN, 5, 3),
                new SampleShape(Grid.of(257, 3), Adjacency.MEAN, 1, 17),
                new SampleShape(Grid.of(96, 96), Adjacency.GCN, 2, 4),
                new SampleShape(Grid.of(130, 1100), Adjacency.GCN, 1, 2),
                new SampleShape(new Grid(61, 40, Connectivity.EIGHT), Adjacency.GCN_IMPROVED, 3, 4),
                new SampleShape(new Grid(1, 65, Connectivity.EIGHT), Adjacency.LAPLACIAN, 4, 2),
                new SampleShape(nothing(), Adjacency.GCN, 2, 3),
                new SampleShape(new GraphBatch(List.of(nothing(), nothing())), Adjacency.GCN, 1, 2),
                new SampleShape(
                    new GraphBatch(List.of(Grid.of(8, 33), Grid.of(1, 1), Grid.of(31, 2))),
                    Adjacency.GCN,
                    2,
                    5)));
    SplittableRandom random = new SplittableRandom(70);
    for (int i = 0; i < DRAWN; i++) {
      List<Adjacency> recipes = SampleGraphs.adjacencies();
      shapes.add(
          new SampleShape(
              drawn(random, i % 4),
              recipes.get(random.nextInt(recipes.size())),
              random.nextInt(6),
              random.nextInt(1, 40)));
    }
    return shapes;
  }

  private static EdgeGraph nothing() {
    return EdgeGraph.of(0, new int[0], new int[0]);
  }

  private static Graph drawn(SplittableRandom random, int kind) {
    return switch (kind) {
      case 0 -> Grid.of(random.nextInt(1, 40), random.nextInt(1, 70));
      case 1 -> new Grid(random.nextInt(1, 30), random.nextInt(1, 50), Connectivity.EIGHT);
      case 2 -> SampleGraphs.randomEdges(random.nextInt(2, 300), random.nextInt(900), 71);
      default -> new GraphBatch(List.of(drawn(random, 0), drawn(random, 2), drawn(random, 1)));
    };
  }
}
