package io.github.gcn4j.backend.planes.fused;

import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes no thread is at work with; there are never more of them than threads were. Taking and
 * giving back allocates nothing.
 */
final class Idle<P> {
  private final Supplier<P> maker;
  private final ArrayDeque<P> passes = new ArrayDeque<>();

  Idle(Supplier<P> maker) {
    this.maker = maker;
  }

  /** One for this thread alone, until it is given back. */
  P take() {
    P found = poll();
    return found == null ? maker.get() : found;
  }

  private synchronized @Nullable P poll() {
    return passes.poll();
  }

  synchronized void giveBack(P pass) {
    passes.push(pass);
  }

  synchronized void clear() {
    passes.clear();
  }
}
