package io.github.gcn4j.backend.vector.fused;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Passes no thread is at work with; there are never more of them than threads were. */
final class Idle<P> {
  private final Supplier<P> maker;
  private final ConcurrentLinkedQueue<P> passes = new ConcurrentLinkedQueue<>();

  Idle(Supplier<P> maker) {
    this.maker = maker;
  }

  /** One for this thread alone, until it is given back. */
  P take() {
    P found = passes.poll();
    return found == null ? maker.get() : found;
  }

  void giveBack(P pass) {
    passes.add(pass);
  }

  void clear() {
    passes.clear();
  }
}
