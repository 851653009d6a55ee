package io.github.gcn4j.data;

import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import java.util.Objects;

/**
 * What one step of training reads: several signals on one graph, or one signal on several graphs
 * side by side.
 *
 * @param graph the graph every signal lives on; the same object for as long as the structure stays
 *     the same, so that what was prepared for it serves again
 * @param signals number of signals
 * @param features {@code [signals, nodes, features]}; may be longer, what follows is not read
 */
public record Batch(Graph graph, int signals, float[] features) {

  /**
   * Checks for null.
   *
   * @throws IllegalArgumentException if the number of signals is not positive
   */
  public Batch {
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(features, "features");
    if (signals < 1) {
      throw new IllegalArgumentException("expected at least one signal, found " + signals);
    }
  }

  /** Rows of logits that come of it: one for each signal and each part of the graph. */
  public int rows() {
    return graph instanceof GraphBatch parts
        ? Math.multiplyExact(signals, parts.graphs().size())
        : signals;
  }
}
