package io.github.gcn4j.backend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The account a {@link Workspace} keeps of its values, for those who implement one: who owns what,
 * what is still alive, and what goes back to the backend when a workspace closes.
 */
public final class Ledger {
  private final @Nullable Ledger parent;
  private final Consumer<Value> recycler;
  private final Set<Value> owned = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Ledger> children = new ArrayList<>();
  private boolean closed;

  private Ledger(@Nullable Ledger parent, Consumer<Value> recycler) {
    this.parent = parent;
    this.recycler = recycler;
  }

  /**
   * The ledger of an outermost workspace.
   *
   * @param recycler told each value once, when it is given up
   */
  public static Ledger outermost(Consumer<Value> recycler) {
    return new Ledger(null, recycler);
  }

  /**
   * The ledger of a nested workspace; it closes with this one at the latest.
   *
   * @throws IllegalStateException if this one is closed
   */
  public Ledger nested() {
    requireOpen();
    Ledger child = new Ledger(this, recycler);
    children.add(child);
    return child;
  }

  /**
   * Enters a new value.
   *
   * @throws IllegalStateException if this ledger is closed
   */
  public <V extends Value> V own(V value) {
    requireOpen();
    owned.add(value);
    return value;
  }

  /**
   * An operand in the backend's own type.
   *
   * @throws IllegalStateException if this ledger is closed, or the value is not alive in it or in
   *     one it is nested in
   */
  public <V extends Value> V require(Class<V> type, Value value) {
    requireOpen();
    for (Ledger ledger = this; ledger != null; ledger = ledger.parent) {
      if (ledger.owned.contains(value)) {
        return type.cast(value);
      }
    }
    throw new IllegalStateException(
        "expected a value of this workspace or one around it, found "
            + value.getClass().getSimpleName()
            + " that was recycled or belongs to another workspace");
  }

  /**
   * Gives a value up early.
   *
   * @throws IllegalStateException if this very ledger does not hold it
   */
  public void release(Value value) {
    requireOpen();
    if (!owned.remove(value)) {
      throw new IllegalStateException(
          "expected to release a value of this workspace, found one that was recycled or belongs to another");
    }
    recycler.accept(value);
  }

  /** Gives up every value of this and of nested ledgers; closing twice does nothing. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    List.copyOf(children).forEach(Ledger::close);
    owned.forEach(recycler);
    owned.clear();
    if (parent != null && !parent.closed) {
      parent.children.remove(this);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("expected an open workspace, found a closed one");
    }
  }
}
