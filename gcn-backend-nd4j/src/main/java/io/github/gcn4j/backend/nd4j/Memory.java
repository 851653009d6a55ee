package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Ledger;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Value;
import java.util.ArrayList;
import java.util.List;

/** What a workspace owns: the account of its values, and the pool their blocks come from. */
final class Memory implements AutoCloseable {
  private final BlockPool pool;
  private final Ledger ledger;
  private final Runnable atTheEnd;

  private Memory(BlockPool pool, Ledger ledger, Runnable atTheEnd) {
    this.pool = pool;
    this.ledger = ledger;
    this.atTheEnd = atTheEnd;
  }

  static Memory outermost() {
    BlockPool pool = new BlockPool();
    return new Memory(pool, Ledger.outermost(value -> recycle(pool, value)), pool::close);
  }

  private static void recycle(BlockPool pool, Value value) {
    if (value instanceof Nd4jSignal signal) {
      signal.images().forEach(pool::give);
    } else if (value instanceof Nd4jMatrix matrix) {
      pool.give(matrix.block());
    }
  }

  /** Its blocks go back to the pool of the outermost workspace. */
  Memory nested() {
    return new Memory(pool, ledger.nested(), () -> {});
  }

  Nd4jSignal in(Signal signal) {
    return ledger.require(Nd4jSignal.class, signal);
  }

  Nd4jMatrix in(Matrix matrix) {
    return ledger.require(Nd4jMatrix.class, matrix);
  }

  /** A new signal of this one's shape, with arbitrary contents. */
  Nd4jSignal like(Nd4jSignal x) {
    return like(x, x.features());
  }

  /** A new signal on this one's nodes, with arbitrary contents. */
  Nd4jSignal like(Nd4jSignal x, int features) {
    return signal(x.graph(), x.batch(), features);
  }

  /** A new signal with arbitrary contents. */
  Nd4jSignal signal(PreparedGraph graph, int batch, int features) {
    long length = (long) features * graph.nodes();
    return own(new Nd4jSignal(graph, features, takeAll(batch, length)));
  }

  /**
   * A new matrix.
   *
   * @param values {@code [rows, columns]}, copied; longer arrays are read from the start
   */
  Nd4jMatrix matrix(int rows, int columns, float[] values) {
    Block block = pool.take((long) rows * columns);
    block.write(values, 0, 0, block.length());
    return own(new Nd4jMatrix(rows, columns, block));
  }

  /** Blocks to work in, with arbitrary contents. */
  Loan borrow(int count, int length) {
    return new Loan(pool, takeAll(count, length));
  }

  private List<Block> takeAll(int count, long length) {
    List<Block> blocks = new ArrayList<>(count);
    try {
      for (int i = 0; i < count; i++) {
        blocks.add(pool.take(length));
      }
    } catch (OutOfMemoryError e) {
      blocks.forEach(pool::give);
      throw e;
    }
    return blocks;
  }

  private <V extends Value> V own(V value) {
    try {
      return ledger.own(value);
    } catch (IllegalStateException e) {
      recycle(pool, value);
      throw e;
    }
  }

  /** Blocks that go back to the pool. */
  record Loan(BlockPool pool, List<Block> blocks) implements AutoCloseable {

    @Override
    public void close() {
      blocks.forEach(pool::give);
    }
  }

  void release(Value value) {
    ledger.release(value);
  }

  @Override
  public void close() {
    ledger.close();
    atTheEnd.run();
  }
}
