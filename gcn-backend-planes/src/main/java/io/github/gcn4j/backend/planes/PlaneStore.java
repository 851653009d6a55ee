package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.Stencil;
import java.util.function.Consumer;

/**
 * Where the values of images and matrices lie, and how loops over arrays get at them: on the heap
 * the arrays themselves are lent, elsewhere copies, a piece at a time. Products run where the
 * values lie. Immutable and used by many threads at once, each with a {@link Scratch} of its own.
 *
 * @param <I> the values of one image, {@code [features * nodes]}, or of a matrix, row by row
 */
public interface PlaneStore<I> extends Allocator<I> {

  /** The largest length of an image or matrix that may be allocated. */
  int longest();

  /** Copies values out. */
  void read(I from, int start, float[] to, int at, int count);

  /** Copies values in. */
  void write(float[] from, int start, I to, int at, int count);

  /** Copies values from one image to another. */
  void copy(I from, int start, I to, int at, int count);

  /**
   * The first values on the heap, to be looked at and not changed: those themselves, or a copy.
   *
   * @param count how many; the array may hold more
   */
  float[] look(I values, int count);

  /**
   * Overwrites the first values.
   *
   * @param count how many
   * @param filler writes them all into an array, which may be longer
   */
  void fill(I values, int count, Consumer<float[]> filler);

  /** What a loop finds of a piece; of a stretch, the sum over its pieces. */
  @FunctionalInterface
  interface Total {
    /** A figure of x from one index to another. */
    double of(float[] x, int from, int to);
  }

  /** What a loop finds of a piece of two images. */
  @FunctionalInterface
  interface Total2 {
    /** A figure of x and y from one index to another. */
    double of(float[] x, float[] y, int from, int to);
  }

  /** A loop from one image to another. */
  @FunctionalInterface
  interface Mapping {
    /** Overwrites y, which may be x, from one index to another, value by value from x's there. */
    void run(float[] x, float[] y, int from, int to);
  }

  /** A loop from two images to another. */
  @FunctionalInterface
  interface Mapping2 {
    /** Overwrites z, which may be x or y, from one index to another, from their values there. */
    void run(float[] x, float[] y, float[] z, int from, int to);
  }

  /** A loop from a stretch to one elsewhere, in an order of its own. */
  @FunctionalInterface
  interface Passage {
    /** Overwrites the stretch of y that begins at an index, given that of x. */
    void run(float[] x, int xFrom, float[] y, int yFrom);
  }

  /**
   * Looks at a stretch: the sum of what the loop finds, piece after piece. A stretch of at most
   * {@link Figures#TILE} is one piece. The loop may use the scratch's short arrays, not its blocks.
   */
  double total(I x, int from, int to, Scratch scratch, Total loop);

  /** As {@link #total(Object, int, int, Scratch, Total)}, for the same stretch of two images. */
  double total(I x, I y, int from, int to, Scratch scratch, Total2 loop);

  /** y = f(x) along a stretch, in pieces that the loop does not see; it must not use scratch. */
  void map(I x, I y, int from, int to, Scratch scratch, Mapping f);

  /** z = f(x, y) along a stretch, as {@link #map}; z may be y. */
  void zip(I x, I y, I z, int from, int to, Scratch scratch, Mapping2 f);

  /**
   * Runs a loop from a stretch of x to a stretch of y, both whole; it must not use scratch.
   *
   * @param xLength values of x that the loop may read
   * @param yLength values of y, all of which the loop overwrites
   */
  void pass(
      I x, int xFrom, int xLength, I y, int yFrom, int yLength, Scratch scratch, Passage loop);

  /**
   * X Wᵀ, or X W for the adjoint; the shapes fit.
   *
   * @param y overwritten
   */
  void linear(
      PlaneSignal<I> x,
      PlaneMatrix<I> w,
      Direction direction,
      PlaneSignal<I> y,
      Memory<I> memory,
      Crew crew);

  /**
   * dYᵀ X, {@code [dy.features * x.features]} for each piece of the batch, to be added up in the
   * order of the pieces. They must not depend on the number of threads.
   */
  double[][] contract(PlaneSignal<I> x, PlaneSignal<I> dy, Memory<I> memory, Crew crew);

  /** Propagation along a grid. */
  default Propagation<I> stencil(Stencil stencil) {
    return new StencilKernel<>(this, stencil);
  }

  /** Propagation along any other graph. */
  default Propagation<I> csr(Csr csr) {
    return new CsrKernel<>(this, csr);
  }
}
