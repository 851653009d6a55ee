package io.github.gcn4j.backend;

import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The checks every {@link Workspace} makes of its operands, kept in one place so that all backends
 * refuse the same mistakes with the same words.
 */
public final class Shapes {
  /** What every JVM makes an array of; some make one a little longer. */
  public static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

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

  /**
   * How many values an array {@code [batch, nodes, features]} has.
   *
   * @throws IllegalArgumentException if they are more than an array holds
   */
  public static int arrayLength(PreparedGraph graph, int batch, int features) {
    long length = (long) graph.nodes() * features;
    if (batch > 0 && length > LONGEST_ARRAY / batch) {
      throw new IllegalArgumentException(
          "expected at most "
              + LONGEST_ARRAY
              + " values, what an array holds, found a signal "
              + shape(batch, graph.nodes(), features)
              + ": take a smaller batch");
    }
    return batch * (int) length;
  }

  /**
   * Checks a signal of which each image lies in one piece of memory.
   *
   * @param longest how many values a backend has in one piece
   * @return how many values an image has
   */
  public static int requireLength(PreparedGraph graph, int batch, int features, int longest) {
    long length = (long) graph.nodes() * features;
    if (length > longest) {
      throw new IllegalArgumentException(
          "expected images of at most "
              + longest
              + " values (nodes × features) in this backend, found a signal "
              + shape(batch, graph.nodes(), features)
              + ": take smaller images, fewer features or another backend");
    }
    return (int) length;
  }

  /**
   * Checks a matrix that lies in one piece of memory.
   *
   * @param longest how many values a backend has in one piece
   * @return how many values it has
   */
  public static int requireLength(int rows, int columns, int longest) {
    long length = (long) rows * columns;
    if (length > longest) {
      throw new IllegalArgumentException(
          "expected a matrix of at most "
              + longest
              + " values in this backend, found ["
              + rows
              + ", "
              + columns
              + "]: take a smaller batch, fewer features or another backend");
    }
    return (int) length;
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

  /**
   * Checks the coefficients of {@link Workspace#affine} and {@link Workspace#blend}.
   *
   * @return whether there is one row for all nodes ({@link Span#BATCH}) or one for each graph
   */
  public static Span requireCoefficients(Signal x, Matrix... coefficients) {
    Span span = coefficients[0].rows() == 1 ? Span.BATCH : Span.GRAPH;
    for (Matrix matrix : coefficients) {
      if (matrix.rows() != span.rows(x) || matrix.columns() != x.features()) {
        throw new IllegalArgumentException(
            "expected coefficients [1, "
                + x.features()
                + "], or all of them ["
                + Span.GRAPH.rows(x)
                + ", "
                + x.features()
                + "], for a signal "
                + shape(x)
                + ", found "
                + Arrays.stream(coefficients).map(Shapes::shape).toList());
      }
    }
    return span;
  }

  /** Checks the operands of {@link Workspace#concat}. */
  public static void requireConcat(List<? extends Signal> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("expected at least one signal to concatenate, found none");
    }
    parts.forEach(part -> requireSameNodes(parts.get(0), part));
  }

  /** Checks the operands of {@link Workspace#slice}. */
  public static void requireSlice(Signal x, int from, int features) {
    if (from < 0 || features < 1 || features > x.features() - from) {
      throw new IllegalArgumentException(
          "expected at least 1 feature inside a signal "
              + shape(x)
              + ", found "
              + features
              + " from "
              + from);
    }
  }

  /** Checks the operands of {@link Workspace#pad}. */
  public static void requirePad(Signal x, int before, int after) {
    if (before < 0 || after < 0 || (long) before + after > Integer.MAX_VALUE - x.features()) {
      throw new IllegalArgumentException(
          "expected at least 0 features of zeros beside a signal "
              + shape(x)
              + ", found "
              + before
              + " before and "
              + after
              + " after");
    }
  }

  /** Checks that one graph is the 2×2 coarsening of another. */
  public static void requireCoarsening(PreparedGraph fine, PreparedGraph coarse) {
    if (!coarsens(fine.operator(), coarse.operator())) {
      throw new IllegalArgumentException(
          "expected a grid and the grid of half its rows and columns, rounded up, found "
              + fine.operator()
              + " and "
              + coarse.operator());
    }
  }

  private static boolean coarsens(GraphOperator fine, GraphOperator coarse) {
    if (fine instanceof Stencil f && coarse instanceof Stencil c) {
      return c.height() == (f.height() + 1) / 2 && c.width() == (f.width() + 1) / 2;
    }
    if (fine instanceof DisjointUnion f && coarse instanceof DisjointUnion c) {
      return f.parts().size() == c.parts().size()
          && IntStream.range(0, f.parts().size())
              .allMatch(part -> coarsens(f.parts().get(part), c.parts().get(part)));
    }
    return false;
  }

  /** Checks the operands of {@link Workspace#readout} and its gradient. */
  public static void requireReadouts(List<Readout> readouts) {
    if (readouts.isEmpty()) {
      throw new IllegalArgumentException("expected at least one readout, found none");
    }
  }

  /**
   * Checks the gradient given to {@link Workspace#readoutGradient} and {@link
   * Workspace#attentionReadoutGradient}.
   *
   * @param readouts how many readouts stand side by side
   */
  public static void requireReadout(Signal x, int readouts, Matrix dy) {
    requireGradient(x, x.batch() * x.graph().parts(), x.features() * readouts, dy);
  }

  private static void requireGradient(Signal x, int rows, int columns, Matrix dy) {
    if (dy.rows() != rows || dy.columns() != columns) {
      throw new IllegalArgumentException(
          "expected a gradient ["
              + rows
              + ", "
              + columns
              + "] for a signal "
              + shape(x)
              + ", found "
              + shape(dy));
    }
  }

  /** Checks the operands of {@link Workspace#attentionReadout}. */
  public static void requireGate(Signal x, Signal gate) {
    requireOne(x, "a gate", gate);
  }

  private static void requireOne(Signal x, String what, Signal found) {
    requireSameNodes(x, found);
    if (found.features() != 1) {
      throw new IllegalArgumentException(
          "expected "
              + what
              + " of 1 feature for a signal "
              + shape(x)
              + ", found "
              + shape(found));
    }
  }

  /** Checks the operands of {@link Workspace#weightedMoments}. */
  public static void requireWeight(Signal x, Signal weight) {
    requireOne(x, "a weight", weight);
  }

  /**
   * Checks the gradient given to {@link Workspace#weightedMomentsGradient} and {@link
   * Workspace#weightedMomentsWeightGradient}.
   */
  public static void requireMoments(Signal x, Matrix dMoments) {
    requireGradient(x, 2 * Span.GRAPH.rows(x), x.features(), dMoments);
  }

  /** Checks the operands of {@link Workspace#attend}. */
  public static void requireAttend(
      PreparedGraph pattern, Signal x, Signal source, Signal target, float slope) {
    requirePropagate(pattern, x);
    requireSameNodes(x, source);
    requireSame(source, target);
    if (x.features() % source.features() != 0) {
      throw new IllegalArgumentException(
          "expected features that the number of heads divides, found "
              + shape(x)
              + " and heads "
              + shape(source));
    }
    if (!Float.isFinite(slope)) {
      throw new IllegalArgumentException("expected a finite slope, found " + slope);
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
