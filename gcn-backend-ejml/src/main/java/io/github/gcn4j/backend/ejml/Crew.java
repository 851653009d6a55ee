package io.github.gcn4j.backend.ejml;

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

  /**
   * Runs the work once for each piece from 0 to {@code pieces - 1}, and returns when all are done.
   */
  void each(int pieces, IntConsumer work) {
    int hands = Math.min(helpers, pieces - 1);
    if (hands <= 0) {
      for (int piece = 0; piece < pieces; piece++) {
        work.accept(piece);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(hands);
    Runnable share =
        () -> {
          for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            work.accept(piece);
          }
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
