package io.github.gcn4j.backend.planes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory to use again, by length. Lives as long as an outermost workspace and belongs to its
 * thread.
 *
 * @param <I> the values of one image
 */
final class Pool<I> implements AutoCloseable {
  private final Allocator<I> allocator;
  private final Map<Integer, ArrayDeque<I>> idle = new HashMap<>();
  private boolean closed;

  Pool(Allocator<I> allocator) {
    this.allocator = allocator;
  }

  /** Memory of exactly this length, with arbitrary contents. */
  I take(int length) {
    ArrayDeque<I> stack = idle.get(length);
    I values = stack == null ? null : stack.poll();
    return values == null ? allocator.allocate(length) : values;
  }

  /** As {@link #take}, several times or, if memory runs out, not at all. */
  List<I> takeAll(int count, int length) {
    List<I> taken = new ArrayList<>(count);
    try {
      for (int i = 0; i < count; i++) {
        taken.add(take(length));
      }
    } catch (RuntimeException | Error e) {
      giveAll(length, taken);
      throw e;
    }
    return taken;
  }

  /** Puts memory of this length back; the caller forgets it. */
  void give(int length, I values) {
    if (closed) {
      allocator.free(values);
    } else {
      idle.computeIfAbsent(length, any -> new ArrayDeque<>()).push(values);
    }
  }

  void giveAll(int length, List<I> all) {
    all.forEach(values -> give(length, values));
  }

  /** Frees what lies idle, and from now on what is put back. */
  @Override
  public void close() {
    closed = true;
    idle.values().forEach(stack -> stack.forEach(allocator::free));
    idle.clear();
  }
}
