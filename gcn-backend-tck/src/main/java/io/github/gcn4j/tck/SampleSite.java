package io.github.gcn4j.tck;

import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Graph;

/**
 * Where an operation of the kit is tried: a workspace, a graph, and operands made to measure.
 *
 * @param workspace computes
 * @param graph prepared by the workspace's backend
 * @param coarse the coarser grid where the graph is a grid, else the graph itself
 * @param shape the sizes
 * @param odd one value among the random ones
 */
record SampleSite(
    Workspace workspace, PreparedGraph graph, PreparedGraph coarse, SampleShape shape, Odd odd) {

  /**
   * A value put into one of the operands.
   *
   * @param value what
   * @param operand the seed of the signal that holds it
   * @param position where; taken modulo the signal's length
   */
  record Odd(float value, int operand, int position) {
    /** Nothing but random values. */
    static final Odd NONE = new Odd(0, -1, 0);
  }

  static SampleSite of(TensorBackend backend, Workspace workspace, SampleShape shape, Odd odd) {
    PreparedGraph fine = backend.prepare(shape.graph().operator(shape.adjacency()));
    Graph coarser = shape.onGrid() ? shape.graph().coarser() : shape.graph();
    PreparedGraph coarse = backend.prepare(coarser.operator(shape.adjacency()));
    return new SampleSite(workspace, fine, coarse, shape, odd);
  }

  /** The operand of this number, of the site's features. */
  Signal signal(int operand) {
    return signal(graph, shape.features(), operand);
  }

  /** The operand of this number, of so many features. */
  Signal signal(int features, int operand) {
    return signal(graph, features, operand);
  }

  /** The operand of this number on one of the site's graphs. */
  Signal signal(PreparedGraph on, int features, int operand) {
    return workspace.signal(on, shape.batch(), features, values(on, features, operand));
  }

  private float[] values(PreparedGraph on, int features, int operand) {
    float[] values = SampleGraphs.values(shape.batch() * on.nodes() * features, operand);
    if (odd.operand() == operand && values.length > 0) {
      values[odd.position() % values.length] = odd.value();
    }
    return values;
  }

  /** The operand of this number, of one feature, with what is below 0 cut off. */
  Signal weights(int operand) {
    float[] values = values(graph, 1, operand);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0f, values[i]);
    }
    return workspace.signal(graph, shape.batch(), 1, values);
  }

  /** Rows of the gradient of each graph's means and variances. */
  Matrix moments(int seed) {
    return matrix(2 * shape.batch() * graph.parts(), shape.features(), seed);
  }

  /** Random values. */
  Matrix matrix(int rows, int columns, int seed) {
    return workspace.matrix(rows, columns, SampleGraphs.values(rows * columns, seed));
  }

  /** Coefficients for a signal, a row for all or one for each graph. */
  Matrix coefficients(Signal x, Span span, int seed) {
    return matrix(span.rows(x), x.features(), seed);
  }

  /** Rows of a readout's gradient. */
  Matrix rows(int readouts, int seed) {
    return matrix(shape.batch() * graph.parts(), shape.features() * readouts, seed);
  }

  float[] read(Signal signal) {
    return AgreementTests.read(workspace, signal);
  }

  float[] read(Matrix matrix) {
    return AgreementTests.read(workspace, matrix);
  }
}
