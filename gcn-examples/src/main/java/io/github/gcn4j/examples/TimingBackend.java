package io.github.gcn4j.examples;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.GraphOperator;

/**
 * How to write a backend of your own, by the smallest one that is of use: it lets another backend
 * compute and times every operation. A backend is three classes: this one, which opens workspaces;
 * {@link TimingWorkspace}, which computes; and {@link TimingBackendProvider}, by which it is found.
 * Its test extends the kit that every backend must pass and is three lines long.
 */
public final class TimingBackend implements TensorBackend {
  private final TensorBackend inner;
  private final OperationTimes times = new OperationTimes();

  /**
   * Times another backend.
   *
   * @param inner computes, and is closed with this one
   */
  public TimingBackend(TensorBackend inner) {
    this.inner = inner;
  }

  /** The account so far. */
  public OperationTimes times() {
    return times;
  }

  @Override
  public BackendInfo info() {
    BackendInfo timed = inner.info();
    return new BackendInfo(
        TimingBackendProvider.NAME, timed.name() + ": " + timed.kernels(), timed.threads());
  }

  @Override
  public PreparedGraph prepare(GraphOperator operator) {
    return times.time("prepare", () -> inner.prepare(operator));
  }

  @Override
  public Workspace open() {
    return new TimingWorkspace(inner.open(), times);
  }

  @Override
  public void close() {
    inner.close();
  }
}
