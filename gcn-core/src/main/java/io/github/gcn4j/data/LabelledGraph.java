package io.github.gcn4j.data;

import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import java.util.Objects;

/**
 * A graph with features on its nodes and a class, for example an image's superpixels.
 *
 * @param graph the structure; no batch
 * @param features {@code [nodes, features]}, not copied
 * @param label the class
 */
public record LabelledGraph(Graph graph, float[] features, int label) {

  /**
   * Checks the parts that do not depend on the others of a data set.
   *
   * @throws IllegalArgumentException if the graph is a batch or has no node, or the label is
   *     negative
   */
  public LabelledGraph {
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(features, "features");
    if (graph instanceof GraphBatch || graph.nodes() == 0) {
      throw new IllegalArgumentException("expected one graph of at least one node, found " + graph);
    }
    if (label < 0) {
      throw new IllegalArgumentException("expected a label of at least 0, found " + label);
    }
  }
}
