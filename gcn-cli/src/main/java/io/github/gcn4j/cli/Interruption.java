package io.github.gcn4j.cli;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Score;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingState;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C as an interrupt of the thread that works: the Java process waits until it has tidied up.
 * While an epoch's files are being written it is not interrupted, since that would break them off.
 */
final class Interruption implements AutoCloseable {
  /** Exit status of what Ctrl-C stopped, as shells have it: 128 + SIGINT. */
  static final int STATUS = 130;

  private static final long PATIENCE_SECONDS = 10;

  private final Object writing = new Object();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread worker) {
    this.hook = new Thread(() -> stop(worker), "gcn-interruption");
  }

  /** Guards the calling thread until closed. */
  static Interruption guard() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void stop(Thread worker) {
    synchronized (writing) {
      worker.interrupt();
    }
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // files are whole at any time, so nothing is lost by leaving now
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Listeners whose epochs are written whole or not begun. */
  TrainingListener shielding(List<? extends TrainingListener> listeners) {
    return new TrainingListener() {
      @Override
      public void batchFinished(BatchReport report) {
        listeners.forEach(listener -> listener.batchFinished(report));
      }

      @Override
      public void startTried(int draw, int of, Score training) {
        listeners.forEach(listener -> listener.startTried(draw, of, training));
      }

      @Override
      public void epochFinished(EpochReport report, Parameters parameters) {
        undisturbed(() -> listeners.forEach(each -> each.epochFinished(report, parameters)));
      }

      @Override
      public void stateReached(TrainingState state) {
        undisturbed(() -> listeners.forEach(each -> each.stateReached(state)));
      }
    };
  }

  /** Does what must not be broken off; the interrupt is not lost. */
  void undisturbed(Runnable work) {
    synchronized (writing) {
      boolean interrupted = Thread.interrupted(); // or the first write would be refused
      try {
        work.run();
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running: this is Ctrl-C itself, and there is nothing to take back.
      return;
    }
  }
}
