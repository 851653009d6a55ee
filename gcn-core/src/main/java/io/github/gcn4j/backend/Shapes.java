package io.github.gcn4j.backend;

import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;

/**
 * The checks every {@link Workspace} makes of its operands, kept in one place so that all backends
 * refuse the same mistakes with the same words.
 */
public final class Shapes {
  private Shapes() {}

  /** Checks an array that becomes a signal, or receives one. */
  public static void requireArray(PreparedGraph graph, int batch, int features, int length) {
    if (batch < 0 || features < 1) {
      throw new IllegalArgumentException(
          "expected a batch of at least 0 and at least 1 feature, found "
              + batch
              + " and "
              + features);
    }
    long needed = (long) batch * graph.nodes() * features;
    if (length < needed) {
      throw new IllegalArgumentException(
          "expected at least "
              + needed
              + " values for a signal "
              + shape(batch, graph.nodes(), features)
              + ", found "
              + length);
    }
  }

  /** Checks an array that becomes a matrix, or receives one. */
  public static void requireArray(int rows, int columns, int length) {
    if (rows < 0 || columns < 1 || length < (long) rows * columns) {
      throw new IllegalArgumentException(
          "expected at least rows × columns values for a matrix ["
              + rows
              + ", "
              + columns
              + "], found "
              + length);
    }
  }

  /** Checks the operands of {@link Workspace#linear}. */
  public static void requireLinear(Signal x, Matrix weight, Direction direction) {
    int inner = direction == Direction.FORWARD ? weight.columns() : weight.rows();
    if (x.features() != inner) {
      throw new IllegalArgumentException(
          "expected a signal of "
              + inner
              + " features for a weight "
              + shape(weight)
              + " ("
              + direction
              + "), found "
              + shape(x));
    }
  }

  /** Checks the operands of {@link Workspace#contract}. */
  public static void requireSameNodes(Signal x, Signal y) {
    if (x.batch() != y.batch() || !sameNodes(x.graph().operator(), y.graph().operator())) {
      throw new IllegalArgumentException(
          "expected two signals on the same nodes, found " + shape(x) + " and " + shape(y));
    }
  }

  /** Checks the operands of element-wise operations. */
  public static void requireSame(Signal x, Signal y) {
    requireSameNodes(x, y);
    if (x.features() != y.features()) {
      throw new IllegalArgumentException(
          "expected two signals of one shape, found " + shape(x) + " and " + shape(y));
    }
  }

  /** Checks the operands of {@link Workspace#propagate}. */
  public static void requirePropagate(PreparedGraph operator, Signal x) {
    if (!sameNodes(operator.operator(), x.graph().operator())) {
      throw new IllegalArgumentException(
          "expected an operator on the signal's graph, found "
              + operator.operator()
              + " and a signal "
              + shape(x)
              + " on "
              + x.graph().operator());
    }
  }

  /** Checks a {@code [1, features]} operand of {@link Workspace#affine}. */
  public static void requireRow(Signal x, Matrix row) {
    if (row.rows() != 1 || row.columns() != x.features()) {
      throw new IllegalArgumentException(
          "expected a row [1, "
              + x.features()
              + "] for a signal "
              + shape(x)
              + ", found "
              + shape(row));
    }
  }

  /** Checks the gradient given to {@link Workspace#readoutGradient}. */
  public static void requireReadout(Signal x, Matrix dy) {
    int rows = x.batch() * x.graph().parts();
    if (dy.rows() != rows || dy.columns() != x.features()) {
      throw new IllegalArgumentException(
          "expected a gradient ["
              + rows
              + ", "
              + x.features()
              + "] for a signal "
              + shape(x)
              + ", found "
              + shape(dy));
    }
  }

  /** A signal's shape, for messages. */
  public static String shape(Signal x) {
    return shape(x.batch(), x.graph().nodes(), x.features());
  }

  private static String shape(int batch, int nodes, int features) {
    return "[batch=" + batch + ", nodes=" + nodes + ", features=" + features + "]";
  }

  private static String shape(Matrix matrix) {
    return "[" + matrix.rows() + ", " + matrix.columns() + "]";
  }

  private static boolean sameNodes(GraphOperator a, GraphOperator b) {
    if (a instanceof Stencil left && b instanceof Stencil right) {
      return left.height() == right.height() && left.width() == right.width();
    }
    return a.getClass() == b.getClass() && a.nodes() == b.nodes();
  }
}
