package io.github.gcn4j.backend.ejml;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that work through numbered pieces together with the caller. Which thread takes which
 * piece is left to chance, so pieces must not depend on one another.
 */
final class Crew implements AutoCloseable {
  private final int helpers;
  private final ExecutorService executor;
  private final ConcurrentLinkedQueue<Scratch> idle = new ConcurrentLinkedQueue<>();

  Crew(int threads) {
    this.helpers = threads - 1;
    this.executor =
        Executors.newFixedThreadPool(
            Math.max(1, helpers),
            task -> {
              Thread thread = new Thread(task, "gcn4j-ejml");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** One piece of work. */
  @FunctionalInterface
  interface Work {
    /**
     * Does a piece.
     *
     * @param scratch this thread's alone while it runs
     */
    void piece(int number, Scratch scratch);
  }

  /** As {@link #work(int, Work)}, for work that needs no scratch memory. */
  void each(int pieces, IntConsumer work) {
    work(pieces, (piece, scratch) -> work.accept(piece));
  }

  /**
   * Runs the work once for each piece from 0 to {@code pieces - 1}, and returns when all are done.
   */
  void work(int pieces, Work work) {
    int hands = Math.max(0, Math.min(helpers, pieces - 1));
    AtomicInteger next = new AtomicInteger();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(hands);
    Runnable share =
        () -> {
          Scratch found = idle.poll();
          Scratch scratch = found == null ? new Scratch() : found;
          for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            work.piece(piece, scratch);
          }
          idle.add(scratch);
        };
    for (int hand = 0; hand < hands; hand++) {
      executor.execute(
          () -> {
            try {
              share.run();
            } catch (RuntimeException e) {
              failure.compareAndSet(null, e);
            } finally {
              done.countDown();
            }
          });
    }
    try {
      share.run();
    } finally {
      await(done);
    }
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  /**
   * Waits without giving up on an interrupt: pieces write into memory that must not be recycled
   * yet.
   */
  private static void await(CountDownLatch done) {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
