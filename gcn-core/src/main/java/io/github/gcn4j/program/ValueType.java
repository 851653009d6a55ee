package io.github.gcn4j.program;

/**
 * What a value of a program is: a row of features per node, or one per graph.
 *
 * @param level per node or per graph
 * @param features values in a row
 */
public record ValueType(Level level, int features) {

  /** Where a value lives. */
  public enum Level {
    /** {@code [batch, nodes, features]}, on a backend. */
    NODE,
    /** {@code [graphs, features]}, a small matrix on the heap. */
    GRAPH
  }

  @Override
  public String toString() {
    return level == Level.NODE ? "[nodes, " + features + "]" : "[graphs, " + features + "]";
  }
}
