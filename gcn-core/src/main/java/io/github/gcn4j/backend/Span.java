package io.github.gcn4j.backend;

/** Over which nodes a statistic of a signal is taken. */
public enum Span {
  /** Over all nodes of all signals: one row. */
  BATCH,
  /** Over the nodes of each signal and part by itself: {@code batch * parts} rows. */
  GRAPH;

  /** How many rows a statistic of the signal has. */
  public int rows(Signal x) {
    return this == BATCH ? 1 : Math.multiplyExact(x.batch(), x.graph().parts());
  }
}
