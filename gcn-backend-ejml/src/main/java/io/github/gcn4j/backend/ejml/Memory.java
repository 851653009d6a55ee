package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Ledger;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Value;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** What a workspace owns: the account of its values, and the pool their matrices come from. */
final class Memory implements AutoCloseable {
  private final MatrixPool pool;
  private final Ledger ledger;

  private Memory(MatrixPool pool, Ledger ledger) {
    this.pool = pool;
    this.ledger = ledger;
  }

  static Memory outermost() {
    MatrixPool pool = new MatrixPool();
    return new Memory(pool, Ledger.outermost(value -> recycle(pool, value)));
  }

  private static void recycle(MatrixPool pool, Value value) {
    if (value instanceof EjmlSignal signal) {
      for (FMatrixRMaj image : signal.images()) {
        pool.give(image);
      }
    } else if (value instanceof EjmlMatrix matrix) {
      pool.give(matrix.matrix());
    }
  }

  Memory nested() {
    return new Memory(pool, ledger.nested());
  }

  EjmlSignal in(Signal signal) {
    return ledger.require(EjmlSignal.class, signal);
  }

  EjmlMatrix in(Matrix matrix) {
    return ledger.require(EjmlMatrix.class, matrix);
  }

  /** A new signal of this one's shape, with arbitrary contents. */
  EjmlSignal like(EjmlSignal x) {
    return like(x, x.features());
  }

  /** A new signal on this one's nodes, with arbitrary contents. */
  EjmlSignal like(EjmlSignal x, int features) {
    return signal(x.graph(), x.batch(), features);
  }

  /** A new signal with arbitrary contents. */
  EjmlSignal signal(PreparedGraph graph, int batch, int features) {
    return ledger.own(
        new EjmlSignal(
            graph, features, takeAll(batch, Math.multiplyExact(features, graph.nodes()))));
  }

  /** A new matrix with arbitrary contents. */
  EjmlMatrix matrix(int rows, int columns) {
    return ledger.own(new EjmlMatrix(pool.take(rows, columns)));
  }

  /** Arrays to work in, with arbitrary contents; they may be longer. */
  Loan borrow(int count, int length) {
    return new Loan(pool, takeAll(count, length));
  }

  private FMatrixRMaj[] takeAll(int count, int length) {
    FMatrixRMaj[] matrices = new FMatrixRMaj[count];
    Arrays.setAll(matrices, i -> pool.take(1, length));
    return matrices;
  }

  /** Arrays that go back to the pool. */
  record Loan(MatrixPool pool, FMatrixRMaj[] matrices) implements AutoCloseable {

    float[] array(int number) {
      return matrices[number].data;
    }

    @Override
    public void close() {
      for (FMatrixRMaj matrix : matrices) {
        pool.give(matrix);
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
