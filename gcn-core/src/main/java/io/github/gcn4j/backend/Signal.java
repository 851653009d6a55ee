package io.github.gcn4j.backend;

/**
 * Features on the nodes of a graph, for a batch of images that share it: {@code [batch, nodes,
 * features]}. The layout in memory is the backend's own.
 */
public interface Signal extends Value {

  /** The graph whose nodes carry the signal. */
  PreparedGraph graph();

  /** Number of signals side by side. */
  int batch();

  /** Features of each node. */
  int features();
}
