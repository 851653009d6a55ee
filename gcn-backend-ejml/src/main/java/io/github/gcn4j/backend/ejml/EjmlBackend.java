package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.GraphOperator;

/**
 * Tensors as EJML matrices {@code [features, nodes]}, one per image: a feature's plane is
 * contiguous, so that products, stencils and element-wise loops all run along thousands of nodes.
 * The images of a batch are spread over threads, each computed whole by one, so results do not
 * depend on how many there are.
 */
public final class EjmlBackend implements TensorBackend {
  static final String NAME = "ejml";

  private final BackendOptions options;
  private final Crew crew;
  private volatile boolean closed;

  /** Threads beyond the calling one are started when there is work for them. */
  public EjmlBackend(BackendOptions options) {
    this.options = options;
    this.crew = new Crew(options.threads());
  }

  @Override
  public BackendInfo info() {
    return new BackendInfo(
        NAME, "EJML matrices, plane kernels in plain Java, float32", options.threads());
  }

  @Override
  public PreparedGraph prepare(GraphOperator operator) {
    return EjmlGraph.of(operator);
  }

  @Override
  public Workspace open() {
    if (closed) {
      throw new IllegalStateException("expected an open backend, found " + NAME + " closed");
    }
    return EjmlWorkspace.outermost(crew);
  }

  @Override
  public void close() {
    closed = true;
    crew.close();
  }
}
