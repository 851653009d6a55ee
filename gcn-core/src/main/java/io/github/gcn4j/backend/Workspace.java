package io.github.gcn4j.backend;

import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Readout;

/**
 * Owns memory and computes in it. Every value belongs to the workspace that made it and is recycled
 * when that workspace closes or {@linkplain #release releases} it, so nothing waits for the garbage
 * collector. Operands may belong to this workspace or to any it is nested in.
 *
 * <p>A workspace belongs to one thread at a time. All methods throw {@link IllegalStateException}
 * if this workspace is closed or an operand was recycled, and {@link IllegalArgumentException},
 * naming both shapes, if operands do not fit. Not-a-number and infinity follow IEEE 754.
 *
 * <p>Results do not depend on the number of threads: sums are formed over fixed pieces in a fixed
 * order.
 */
public interface Workspace extends AutoCloseable {

  /** A workspace that may read this one's values and is closed before it. */
  Workspace nested();

  /**
   * A signal from an array.
   *
   * @param graph the graph whose nodes carry it
   * @param batch number of signals, at least 0
   * @param features features of each node, at least 1
   * @param values {@code [batch, nodes, features]}, copied; longer arrays are read from the start
   */
  Signal signal(PreparedGraph graph, int batch, int features, float[] values);

  /**
   * A matrix from an array.
   *
   * @param values {@code [rows, columns]}, copied
   */
  Matrix matrix(int rows, int columns, float[] values);

  /**
   * Copies a signal out.
   *
   * @param out {@code [batch, nodes, features]}, at least as long
   */
  void read(Signal signal, float[] out);

  /**
   * Copies a matrix out.
   *
   * @param out {@code [rows, columns]}, at least as long
   */
  void read(Matrix matrix, float[] out);

  /** Recycles a value of this workspace before it closes; it must not be used again. */
  void release(Value value);

  /**
   * Forward: X Wᵀ, {@code [.., in]} to {@code [.., out]}. Adjoint: X W, back from {@code out} to
   * {@code in}.
   *
   * @param weight {@code [out, in]}
   */
  Signal linear(Signal x, Matrix weight, Direction direction);

  /**
   * The weight gradient of {@link #linear}: Σ over batch and nodes of dyᵀ x, {@code [dy.features,
   * x.features]}.
   */
  Matrix contract(Signal x, Signal dy);

  /**
   * S x or Sᵀ x for each signal of the batch.
   *
   * @param operator prepared by this backend, of the same graph (same nodes; same height and width)
   *     as the signal's
   */
  Signal propagate(PreparedGraph operator, Signal x, Direction direction);

  /** f(x), element by element. */
  Signal activate(Activation function, Signal x);

  /** dy · f′, where f′ is told from the output y = f(x). */
  Signal activateGradient(Activation function, Signal y, Signal dy);

  /**
   * x · scale + shift, the same for every node.
   *
   * @param scale {@code [1, features]}
   * @param shift {@code [1, features]}
   */
  Signal affine(Signal x, Matrix scale, Matrix shift);

  /** Sum over batch and nodes: {@code [1, features]}. */
  Matrix sum(Signal x);

  /** a x + b y. */
  Signal combine(float a, Signal x, float b, Signal y);

  /** x · y, element by element. */
  Signal multiply(Signal x, Signal y);

  /**
   * One row per signal and part of the graph: {@code [batch * parts, features]}. A part without
   * nodes gives zeros.
   */
  Matrix readout(Readout readout, Signal x);

  /**
   * The gradient of {@link #readout} by its input x.
   *
   * @param x what was read out
   * @param dy {@code [batch * parts, features]}
   */
  Signal readoutGradient(Readout readout, Signal x, Matrix dy);

  /** Recycles every value; closing twice does nothing. */
  @Override
  void close();
}
