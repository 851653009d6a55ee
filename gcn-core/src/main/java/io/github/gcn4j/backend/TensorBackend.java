package io.github.gcn4j.backend;

import io.github.gcn4j.graph.GraphOperator;

/** A way to compute with signals on graphs. Thread-safe; its workspaces are not. */
public interface TensorBackend extends AutoCloseable {

  /** Name, kernels and threads. */
  BackendInfo info();

  /** Brings an operator into this backend's form. */
  PreparedGraph prepare(GraphOperator operator);

  /**
   * A new outermost workspace.
   *
   * @throws IllegalStateException if this backend is closed
   */
  Workspace open();

  /** Ends its threads; closing twice does nothing. */
  @Override
  void close();
}
