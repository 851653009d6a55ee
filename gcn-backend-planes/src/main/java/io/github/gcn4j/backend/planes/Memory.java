package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Ledger;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Value;
import java.util.Arrays;

/** What a workspace owns: the account of its values, and the pool their arrays come from. */
final class Memory implements AutoCloseable {
  private final ArrayPool pool;
  private final Ledger ledger;

  private Memory(ArrayPool pool, Ledger ledger) {
    this.pool = pool;
    this.ledger = ledger;
  }

  static Memory outermost() {
    ArrayPool pool = new ArrayPool();
    return new Memory(pool, Ledger.outermost(value -> recycle(pool, value)));
  }

  private static void recycle(ArrayPool pool, Value value) {
    if (value instanceof PlaneSignal signal) {
      for (float[] image : signal.images()) {
        pool.give(image);
      }
    } else if (value instanceof PlaneMatrix matrix) {
      pool.give(matrix.data());
    }
  }

  Memory nested() {
    return new Memory(pool, ledger.nested());
  }

  PlaneSignal in(Signal signal) {
    return ledger.require(PlaneSignal.class, signal);
  }

  PlaneMatrix in(Matrix matrix) {
    return ledger.require(PlaneMatrix.class, matrix);
  }

  /** A new signal of this one's shape, with arbitrary contents. */
  PlaneSignal like(PlaneSignal x) {
    return like(x, x.features());
  }

  /** A new signal on this one's nodes, with arbitrary contents. */
  PlaneSignal like(PlaneSignal x, int features) {
    return signal(x.graph(), x.batch(), features);
  }

  /** A new signal with arbitrary contents. */
  PlaneSignal signal(PreparedGraph graph, int batch, int features) {
    return ledger.own(
        new PlaneSignal(
            graph, features, takeAll(batch, Math.multiplyExact(features, graph.nodes()))));
  }

  /** A new matrix with arbitrary contents. */
  PlaneMatrix matrix(int rows, int columns) {
    return ledger.own(new PlaneMatrix(rows, columns, pool.take(Math.multiplyExact(rows, columns))));
  }

  /** Arrays to work in, with arbitrary contents. */
  Loan borrow(int count, int length) {
    return new Loan(pool, takeAll(count, length));
  }

  private float[][] takeAll(int count, int length) {
    float[][] arrays = new float[count][];
    Arrays.setAll(arrays, i -> pool.take(length));
    return arrays;
  }

  /** Arrays that go back to the pool. */
  record Loan(ArrayPool pool, float[][] arrays) implements AutoCloseable {

    float[] array(int number) {
      return arrays[number];
    }

    @Override
    public void close() {
      for (float[] array : arrays) {
        pool.give(array);
      }
    }
  }

  void release(Value value) {
    ledger.release(value);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
