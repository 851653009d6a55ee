package io.github.gcn4j.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Things that are opened one by one when they are first asked for, and closed together. Belongs to
 * one thread at a time.
 *
 * @param <T> what is opened
 */
public final class OnDemand<T> implements AutoCloseable {
  private final IntFunction<T> open;
  private final Consumer<T> close;
  private final Map<Integer, T> opened = new TreeMap<>();
  private boolean closed;

  /** Nothing is opened yet. */
  public OnDemand(IntFunction<T> open, Consumer<T> close) {
    this.open = open;
    this.close = close;
  }

  /**
   * One of them, opened now or before.
   *
   * @throws IllegalStateException if all are closed already
   */
  public T get(int number) {
    if (closed) {
      throw new IllegalStateException("expected to be asked while open, found it closed");
    }
    return opened.computeIfAbsent(number, open::apply);
  }

  /** Closes all that were opened, even if one fails, whose exception is thrown in the end. */
  @Override
  public void close() {
    closed = true;
    @Nullable RuntimeException first = null;
    for (T each : opened.values()) {
      try {
        close.accept(each);
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    opened.clear();
    if (first != null) {
      throw first;
    }
  }
}
