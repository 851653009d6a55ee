package io.github.gcn4j.backend.planes;

import java.util.List;

/**
 * Memory to work in while an operation runs, with arbitrary contents at first.
 *
 * @param <I> the values of one image
 */
public final class Loan<I> implements AutoCloseable {
  private final Pool<I> pool;
  private final int length;
  private final List<I> lent;

  Loan(Pool<I> pool, int count, int length) {
    this.pool = pool;
    this.length = length;
    this.lent = pool.takeAll(count, length);
  }

  /** One of them, counted from 0. */
  public I get(int number) {
    return lent.get(number);
  }

  /** Puts it back where it came from. */
  @Override
  public void close() {
    pool.giveAll(length, lent);
  }
}
