package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.planes.fused.FusedKernels;
import io.github.gcn4j.backend.planes.fused.PlainKernels;
import io.github.gcn4j.graph.Stencil;

/**
 * The inner loops in which a model spends its time, and which a backend may do better. What is not
 * overridden is plain Java in the form the JIT vectorises. Implementations are immutable and used
 * by many threads at once, each with a {@link Scratch} of its own. The result for a node must not
 * depend on which other nodes are computed with it: an image gives the same bits alone and in a
 * batch.
 */
public interface PlaneKernels {

  /** Which kernels these are, for logs and provenance. */
  String description();

  /** Kernels of fused passes, for a thread. */
  default FusedKernels fused() {
    return PlainKernels.make();
  }

  /**
   * Turns rows into columns.
   *
   * @param w {@code [rows, columns]}
   * @param out {@code [columns, rows]}, overwritten
   */
  default void transpose(float[] w, int rows, int columns, float[] out) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        out[column * rows + row] = w[row * columns + column];
      }
    }
  }

  /**
   * Y = W X.
   *
   * @param w {@code [out, in]}
   * @param x {@code [in, nodes]}
   * @param y {@code [out, nodes]}, overwritten
   */
  default void multiply(float[] w, int out, int in, ImageGroup x, ImageGroup y, Scratch scratch) {
    PlaneProducts.multiply(w, out, in, x, y, scratch);
  }

  /**
   * Adds dY Xᵀ to {@code sums}, in an order that depends on the shapes alone.
   *
   * @param x {@code [in, nodes]}
   * @param dy {@code [out, nodes]}
   * @param sums {@code [out, in]}
   */
  default void contract(
      ImageGroup x, int in, ImageGroup dy, int out, double[] sums, Scratch scratch) {
    PlaneProducts.contract(x, in, dy, out, sums, scratch);
  }

  /**
   * Propagation along a grid.
   *
   * @param stencil the grid's operator
   */
  default Propagation<float[]> stencil(Stencil stencil) {
    return new StencilKernel<>(new HeapStore(this), stencil);
  }

  /** Σ x from {@code from} to {@code to - 1}, exact enough for millions of values. */
  default double sum(float[] x, int from, int to, Scratch scratch) {
    return Sums.sum(x, from, to);
  }

  /** Σ x · y over two stretches of one length, exact enough for millions of values. */
  default double dot(float[] x, int xFrom, float[] y, int yFrom, int length, Scratch scratch) {
    return Sums.dot(x, xFrom, y, yFrom, length);
  }

  /**
   * Finds the figures that are asked for of x from {@code from} to {@code to - 1}: at least one
   * value, at most {@link Figures#TILE}.
   */
  default void measure(float[] x, int from, int to, Figures figures, Scratch scratch) {
    TileFigures.find(x, from, to, figures, scratch);
  }
}
