package io.github.gcn4j.backend.planes;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that work through numbered pieces together with the caller. Which thread takes which
 * piece is left to chance, so pieces must not depend on one another.
 */
public final class Crew implements AutoCloseable {
  private final int helpers;
  private final ExecutorService executor;
  private final ConcurrentLinkedQueue<Scratch> idle = new ConcurrentLinkedQueue<>();

  /**
   * Calls of {@link #work} and {@link #each}: every other one goes through its pieces backwards. A
   * batch is larger than the caches, so the images that one operation wrote last are those the next
   * finds there.
   */
  private final AtomicInteger turns = new AtomicInteger();

  /**
   * Starts no thread yet.
   *
   * @param name the threads are called {@code gcn4j-} and this
   * @param threads the calling one included
   */
  public Crew(String name, int threads) {
    this.helpers = threads - 1;
    this.executor =
        Executors.newFixedThreadPool(
            Math.max(1, helpers),
            task -> {
              Thread thread = new Thread(task, "gcn4j-" + name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** One piece of work. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does a piece.
     *
     * @param scratch this thread's alone while it runs
     */
    void piece(int number, Scratch scratch);
  }

  /**
   * As {@link #work(int, Work)}, for work that needs no scratch memory. Allocates nothing where the
   * caller is alone, which stops at what a piece throws.
   */
  public void each(int pieces, IntConsumer work) {
    if (hands(pieces) > 0) {
      work(pieces, (piece, scratch) -> work.accept(piece));
      return;
    }
    requireOpen();
    boolean backwards = backwards();
    for (int piece = 0; piece < pieces; piece++) {
      work.accept(backwards ? pieces - 1 - piece : piece);
    }
  }

  /** How many helpers there is work for. */
  private int hands(int pieces) {
    return Math.max(0, Math.min(helpers, pieces - 1));
  }

  private boolean backwards() {
    return turns.getAndIncrement() % 2 != 0;
  }

  private void requireOpen() {
    if (executor.isShutdown()) {
      throw new IllegalStateException("expected an open backend, found a closed one");
    }
  }

  /**
   * Runs the work once for each piece from 0 to {@code pieces - 1}, and returns when all are done.
   * What a piece throws is thrown here, the first of several.
   *
   * @throws IllegalStateException if this crew is closed
   */
  public void work(int pieces, Work work) {
    requireOpen();
    int hands = hands(pieces);
    AtomicInteger next = new AtomicInteger();
    boolean backwards = backwards();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(pieces);
    Runnable share =
        () -> {
          Scratch scratch = null;
          for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            try {
              if (scratch == null) {
                Scratch found = idle.poll();
                scratch = found == null ? new Scratch() : found;
              }
              work.piece(backwards ? pieces - 1 - piece : piece, scratch);
            } catch (RuntimeException | Error e) {
              failure.compareAndSet(null, e);
            } finally {
              done.countDown();
            }
          }
          if (scratch != null) {
            idle.add(scratch);
          }
        };
    for (int hand = 0; hand < hands; hand++) {
      try {
        executor.execute(share);
      } catch (RejectedExecutionException e) {
        break; // closed meanwhile: what was begun is brought to its end by the caller alone
      }
    }
    share.run();
    // Counts pieces, not hands: a helper still busy for another session is not waited for.
    await(done);
    Throwable failed = failure.get();
    if (failed instanceof Error error) {
      throw error;
    }
    if (failed instanceof RuntimeException exception) {
      throw exception;
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
