package io.github.gcn4j.tck;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.graph.Normalization;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Graphs and operators of every kind, with the awkward sizes first. */
final class SampleGraphs {
  private SampleGraphs() {}

  static Stream<Graph> graphs() {
    return Stream.of(
        Grid.of(1, 1),
        Grid.of(1, 7),
        Grid.of(6, 1),
        Grid.of(2, 2),
        Grid.of(5, 7),
        Grid.of(33, 17),
        // More nodes than a kernel's tile, and no multiple of one.
        Grid.of(47, 101),
        new Grid(1, 1, Connectivity.EIGHT),
        new Grid(1, 4, Connectivity.EIGHT),
        new Grid(5, 6, Connectivity.EIGHT),
        EdgeGraph.of(1, new int[0], new int[0]),
        EdgeGraph.of(4, new int[0], new int[0]),
        randomEdges(23, 70, 5),
        new GraphBatch(List.of(randomEdges(6, 11, 6))),
        new GraphBatch(
            List.of(
                Grid.of(3, 4),
                randomEdges(9, 20, 7),
                EdgeGraph.of(0, new int[0], new int[0]),
                Grid.of(1, 2))));
  }

  static List<Adjacency> adjacencies() {
    return List.of(
        Adjacency.GCN,
        Adjacency.GCN_IMPROVED,
        Adjacency.PLAIN,
        Adjacency.LAPLACIAN,
        new Adjacency(Normalization.RANDOM_WALK, 1f),
        new Adjacency(Normalization.RANDOM_WALK, 0f),
        new Adjacency(Normalization.SYMMETRIC, 0f));
  }

  /**
   * Directed, weighted, with self-loops and double edges as they come; the last node is isolated.
   */
  static EdgeGraph randomEdges(int nodes, int edges, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] sources = random.ints(edges, 0, nodes - 1).toArray();
    int[] targets = random.ints(edges, 0, nodes - 1).toArray();
    float[] weights = new float[edges];
    for (int i = 0; i < edges; i++) {
      weights[i] = (float) (0.2 + random.nextDouble());
    }
    return EdgeGraph.of(nodes, sources, targets, weights);
  }

  static float[] values(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
