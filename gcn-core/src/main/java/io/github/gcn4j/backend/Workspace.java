package io.github.gcn4j.backend;

import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Readout;
import java.util.List;

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
   * x · scale + shift, feature by feature.
   *
   * @param scale {@code [1, features]}, the same for every node, or a row for each signal and part,
   *     {@code [batch * parts, features]}
   * @param shift of the same shape as scale
   */
  Signal affine(Signal x, Matrix scale, Matrix shift);

  /**
   * x · a + y · b + shift, feature by feature: what the gradients of normalisations come down to.
   *
   * @param a {@code [1, features]} or {@code [batch * parts, features]}
   * @param b of the same shape as a
   * @param shift of the same shape as a
   */
  Signal blend(Signal x, Matrix a, Signal y, Matrix b, Matrix shift);

  /**
   * Mean and variance of each feature.
   *
   * @return the means, {@code [rows, features]} as the span says, and below them as many rows of
   *     variances (divided by the number of nodes); zeros where there is no node
   */
  Matrix moments(Signal x, Span span);

  /** Sum of each feature, {@code [rows, features]} as the span says. */
  Matrix sum(Signal x, Span span);

  /** Sum of x · y for each feature, {@code [rows, features]} as the span says. */
  Matrix dot(Signal x, Signal y, Span span);

  /** a x + b y. */
  Signal combine(float a, Signal x, float b, Signal y);

  /** x · y, element by element. */
  Signal multiply(Signal x, Signal y);

  /**
   * The features of several signals side by side.
   *
   * @param parts at least one, all on the same nodes
   */
  Signal concat(List<Signal> parts);

  /**
   * Some features of a signal: the adjoint of {@link #concat}.
   *
   * @param from the first feature
   * @param features how many, at least 1
   */
  Signal slice(Signal x, int from, int features);

  /**
   * Features of zeros before and after a signal's own: the adjoint of {@link #slice}.
   *
   * @param before how many features of zeros before, at least 0
   * @param after how many after, at least 0
   */
  Signal pad(Signal x, int before, int after);

  /**
   * The mean of each 2×2 block of a grid; at an odd border of the pixels there are.
   *
   * @param coarse a graph of the grid with half as many rows and columns, rounded up; of a union,
   *     each part halved
   */
  Signal coarsen(Signal x, PreparedGraph coarse);

  /**
   * The adjoint of {@link #coarsen}: each coarse node's value, divided by the number of pixels in
   * its block, goes to every pixel of the block.
   *
   * @param fine a graph of the grid that was coarsened
   */
  Signal refine(Signal x, PreparedGraph fine);

  /**
   * One row per signal and part of the graph, {@code [batch * parts, features * readouts]}: the
   * features of the first readout, then of the second, … A part without nodes gives zeros.
   *
   * @param readouts at least one
   */
  Matrix readout(List<Readout> readouts, Signal x);

  /**
   * The gradient of {@link #readout} by its input x.
   *
   * @param x what was read out
   * @param dy {@code [batch * parts, features * readouts]}
   */
  Signal readoutGradient(List<Readout> readouts, Signal x, Matrix dy);

  /**
   * The mean of the nodes of each part, weighted by the softmax of their gates: {@code [batch *
   * parts, features]}. A part without nodes gives zeros.
   *
   * @param gate one feature, on the nodes of x
   */
  Matrix attentionReadout(Signal x, Signal gate);

  /**
   * The gradients of {@link #attentionReadout}.
   *
   * @param dy {@code [batch * parts, features]}
   * @return by x and by the gate, in this order
   */
  List<Signal> attentionReadoutGradient(Signal x, Signal gate, Matrix dy);

  /**
   * Weighted mean μ = Σ w x / Σ w and variance Σ w (x − μ)² / Σ w of each feature over the nodes of
   * each part. Where the weights sum to 0, both are 0.
   *
   * @param weight one feature, on the nodes of x, nowhere below 0: else the results are undefined
   * @return the means, {@code [batch * parts, features]}, and below them as many rows of variances
   */
  Matrix weightedMoments(Signal x, Signal weight);

  /**
   * The gradient of {@link #weightedMoments} by x; 0 where the weights sum to 0.
   *
   * @param dMoments {@code [2 * batch * parts, features]}
   */
  Signal weightedMomentsGradient(Signal x, Signal weight, Matrix dMoments);

  /**
   * The gradient of {@link #weightedMoments} by the weight; 0 where the weights sum to 0.
   *
   * @param dMoments {@code [2 * batch * parts, features]}
   * @return one feature
   */
  Signal weightedMomentsWeightGradient(Signal x, Signal weight, Matrix dMoments);

  /**
   * Graph attention (Veličković et al., 2018): node i receives Σ over its edges from j of α(i, j)
   * x(j), where α(i, ·) is the softmax over those edges of leakyReLU(source(j) + target(i)); apart
   * for each head. Weights of the edges play no part. A node without edges receives zeros.
   *
   * @param pattern whose entries are the edges; a stencil's own loop counts where its weight is not
   *     0
   * @param x {@code heads * width} features: the first head's, then the second's, …
   * @param source {@code heads} features
   * @param target {@code heads} features
   * @param slope of the leaky ReLU below zero
   */
  Signal attend(PreparedGraph pattern, Signal x, Signal source, Signal target, float slope);

  /**
   * The gradients of {@link #attend}.
   *
   * @return by x, by source and by target, in this order
   */
  List<Signal> attendGradient(
      PreparedGraph pattern, Signal x, Signal source, Signal target, float slope, Signal dy);

  /** Recycles every value; closing twice does nothing. */
  @Override
  void close();
}
