package io.github.gcn4j.program;

/**
 * What a value of a program is: a row of features per node, or one per graph.
 *
 * @param level per node or per graph
 * @param features values in a row
 * @param coarsenings how many times the nodes were coarsened; 0 for a graph value
 */
public record ValueType(Level level, int features, int coarsenings) {

  /** Where a value lives. */
  public enum Level {
    /** {@code [batch, nodes, features]}, on a backend. */
    NODE,
    /** {@code [graphs, features]}, a small matrix on the heap. */
    GRAPH
  }

  static ValueType nodes(int features, int coarsenings) {
    return new ValueType(Level.NODE, features, coarsenings);
  }

  static ValueType graphs(int features) {
    return new ValueType(Level.GRAPH, features, 0);
  }

  ValueType withFeatures(int other) {
    return new ValueType(level, other, coarsenings);
  }

  boolean livesBeside(ValueType other) {
    return level == other.level && coarsenings == other.coarsenings;
  }

  /** As {@code equals}, whose code a record has made at every start of a JVM. */
  boolean isLike(ValueType other) {
    return livesBeside(other) && features == other.features;
  }

  @Override
  public String toString() {
    if (level == Level.GRAPH) {
      return "[graphs, " + features + "]";
    }
    return coarsenings == 0
        ? "[nodes, " + features + "]"
        : "[nodes coarsened " + coarsenings + "×, " + features + "]";
  }
}
