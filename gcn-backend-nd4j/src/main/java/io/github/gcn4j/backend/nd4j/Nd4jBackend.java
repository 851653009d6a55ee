package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.GraphOperator;

/**
 * Tensors off the heap, an ND4J array {@code [nodes, features]} in column order for each image: a
 * feature's plane is contiguous, so that ND4J's product runs along thousands of nodes and so do all
 * other loops. The images of a batch are spread over threads, each computed whole by one, so
 * results do not depend on how many there are.
 */
final class Nd4jBackend implements TensorBackend {
  static final String NAME = "nd4j";

  private final BackendOptions options;
  private final Crew crew;
  private volatile boolean closed;

  /** {@link Nd4jRuntime#start} comes first. */
  Nd4jBackend(BackendOptions options) {
    this.options = options;
    this.crew = new Crew(options.threads());
  }

  @Override
  public BackendInfo info() {
    return new BackendInfo(NAME, Nd4jRuntime.describe(), options.threads());
  }

  @Override
  public PreparedGraph prepare(GraphOperator operator) {
    return Nd4jGraph.of(operator);
  }

  @Override
  public Workspace open() {
    if (closed) {
      throw new IllegalStateException("expected an open backend, found " + NAME + " closed");
    }
    return Nd4jWorkspace.outermost(crew);
  }

  @Override
  public void close() {
    closed = true;
    crew.close();
  }
}
