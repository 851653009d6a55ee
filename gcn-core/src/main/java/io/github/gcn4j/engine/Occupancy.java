package io.github.gcn4j.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread in at a time, and says so to others: what is not a lock need not be waited for.
 */
final class Occupancy {
  private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();

  private int depth;

  /** Does the work unless another thread is inside, as {@link #enter}. */
  <T> T alone(Supplier<T> work) {
    enter();
    try {
      return work.get();
    } finally {
      leave();
    }
  }

  /**
   * Lets the thread in; the one inside may come again.
   *
   * @throws IllegalStateException if another thread is inside
   */
  void enter() {
    Thread me = Thread.currentThread();
    Thread found = inside.compareAndExchange(null, me);
    if (found != null && found != me) {
      throw new IllegalStateException(
          "expected one thread at a time in a session, found thread \""
              + me.getName()
              + "\" while \""
              + found.getName()
              + "\" is inside: open a session for each thread");
    }
    depth++;
  }

  /** What came in leaves, once for each time. */
  void leave() {
    depth--;
    if (depth == 0) {
      inside.set(null);
    }
  }
}
