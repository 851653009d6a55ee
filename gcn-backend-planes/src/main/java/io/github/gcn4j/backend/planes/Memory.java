package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Ledger;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Value;
import java.util.function.Consumer;

/**
 * What a workspace owns: the account of its values, and the pools their memory comes from. What
 * nested ones give up goes back to the pools of the outermost, which frees them when it closes.
 *
 * @param <I> the values of one image
 */
public final class Memory<I> {
  private final PlaneStore<I> store;
  private final Pool<I> pool;
  private final Pool<float[]> arrays;
  private final Ledger ledger;
  private final boolean outermost;

  private Memory(
      PlaneStore<I> store, Pool<I> pool, Pool<float[]> arrays, Ledger ledger, boolean outermost) {
    this.store = store;
    this.pool = pool;
    this.arrays = arrays;
    this.ledger = ledger;
    this.outermost = outermost;
  }

  static <I> Memory<I> outermost(PlaneStore<I> store, Allocator<float[]> heap) {
    Pool<I> pool = new Pool<>(store);
    Ledger ledger = Ledger.outermost(value -> recycle(pool, value));
    return new Memory<>(store, pool, new Pool<>(heap), ledger, true);
  }

  @SuppressWarnings("unchecked") // a ledger holds one workspace's values, all in one store
  private static <I> void recycle(Pool<I> pool, Value value) {
    if (value instanceof PlaneSignal<?> signal) {
      pool.giveAll(signal.length(), ((PlaneSignal<I>) signal).images());
    } else if (value instanceof PlaneMatrix<?> matrix) {
      pool.give(matrix.length(), ((PlaneMatrix<I>) matrix).values());
    }
  }

  Memory<I> nested() {
    return new Memory<>(store, pool, arrays, ledger.nested(), false);
  }

  @SuppressWarnings("unchecked") // a ledger holds one workspace's values, all in one store
  PlaneSignal<I> in(Signal signal) {
    return (PlaneSignal<I>) ledger.require(PlaneSignal.class, signal);
  }

  @SuppressWarnings("unchecked") // a ledger holds one workspace's values, all in one store
  PlaneMatrix<I> in(Matrix matrix) {
    return (PlaneMatrix<I>) ledger.require(PlaneMatrix.class, matrix);
  }

  /** A new signal of this one's shape, with arbitrary contents. */
  PlaneSignal<I> like(PlaneSignal<I> x) {
    return like(x, x.features());
  }

  /** A new signal on this one's nodes, with arbitrary contents. */
  PlaneSignal<I> like(PlaneSignal<I> x, int features) {
    return signal(x.graph(), x.batch(), features);
  }

  /**
   * A new signal with arbitrary contents.
   *
   * @throws IllegalArgumentException if an image of it is longer than the store's longest
   */
  PlaneSignal<I> signal(PreparedGraph graph, int batch, int features) {
    int length = Shapes.requireLength(graph, batch, features, store.longest());
    return own(new PlaneSignal<>(graph, features, pool.takeAll(batch, length)));
  }

  /**
   * A new matrix.
   *
   * @param values {@code [rows, columns]}, copied; longer arrays are read from the start
   * @throws IllegalArgumentException if it is longer than the store's longest
   */
  PlaneMatrix<I> matrix(int rows, int columns, float[] values) {
    PlaneMatrix<I> matrix = matrix(rows, columns);
    store.write(values, 0, matrix.values(), 0, matrix.length());
    return matrix;
  }

  /**
   * A new matrix.
   *
   * @param filler writes {@code [rows, columns]} into an array, which may be longer
   * @throws IllegalArgumentException if it is longer than the store's longest
   */
  PlaneMatrix<I> matrix(int rows, int columns, Consumer<float[]> filler) {
    PlaneMatrix<I> matrix = matrix(rows, columns);
    store.fill(matrix.values(), matrix.length(), filler);
    return matrix;
  }

  private PlaneMatrix<I> matrix(int rows, int columns) {
    int length = Shapes.requireLength(rows, columns, store.longest());
    return own(new PlaneMatrix<>(rows, columns, pool.take(length)));
  }

  /** The values of a matrix on the heap, to be looked at and not changed. */
  float[] look(PlaneMatrix<I> matrix) {
    return store.look(matrix.values(), matrix.length());
  }

  /**
   * Memory to work in where images lie.
   *
   * @param count how many of them
   * @param length values of each
   */
  public Loan<I> borrow(int count, int length) {
    return new Loan<>(pool, count, length);
  }

  /**
   * Arrays to work in.
   *
   * @param count how many of them
   * @param length values of each
   */
  public Loan<float[]> borrowArrays(int count, int length) {
    return new Loan<>(arrays, count, length);
  }

  private <V extends Value> V own(V value) {
    try {
      return ledger.own(value);
    } catch (RuntimeException | Error e) {
      recycle(pool, value);
      throw e;
    }
  }

  void release(Value value) {
    ledger.release(value);
  }

  void close() {
    ledger.close();
    if (outermost) {
      pool.close();
      arrays.close();
    }
  }
}
