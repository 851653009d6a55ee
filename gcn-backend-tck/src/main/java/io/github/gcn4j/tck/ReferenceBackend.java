package io.github.gcn4j.tck;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.GraphOperator;

/**
 * The oracle all backends are tested against: node-major arrays, the loops of the textbook, sums in
 * double precision, one thread. Slow on purpose; nothing here is clever enough to be wrong.
 */
public final class ReferenceBackend implements TensorBackend {
  private volatile boolean closed;

  @Override
  public BackendInfo info() {
    return new BackendInfo("reference", "textbook loops", 1);
  }

  @Override
  public PreparedGraph prepare(GraphOperator operator) {
    return new ReferenceGraph(operator);
  }

  @Override
  public Workspace open() {
    requireOpen();
    return new ReferenceWorkspace(this);
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("expected an open backend, found reference closed");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
