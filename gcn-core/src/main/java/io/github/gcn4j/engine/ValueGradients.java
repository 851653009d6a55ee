package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The gradients of a program's values, while a pass goes back over them. */
final class ValueGradients {
  private final Workspace workspace;
  private final Map<Integer, Signal> signals = new HashMap<>();
  private final Map<Integer, DenseMatrix> matrices = new HashMap<>();

  ValueGradients(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether anything was given to a value. */
  boolean has(int value) {
    return signals.containsKey(value) || matrices.containsKey(value);
  }

  /** Of a value on nodes, if anything was given to it. */
  Optional<Signal> ofNodes(int value) {
    return Optional.ofNullable(signals.get(value));
  }

  /** Of a value on graphs, if anything was given to it. */
  Optional<DenseMatrix> ofGraphs(int value) {
    return Optional.ofNullable(matrices.get(value));
  }

  Signal signal(int value) {
    return ofNodes(value).orElseThrow(() -> missing(value));
  }

  DenseMatrix matrix(int value) {
    return ofGraphs(value).orElseThrow(() -> missing(value));
  }

  private static IllegalStateException missing(int value) {
    return new IllegalStateException("expected a gradient of value " + value);
  }

  /** Hands on a gradient; where a value was read twice, the two gradients add up. */
  void give(int value, Signal gradient) {
    Signal earlier = signals.get(value);
    if (earlier == null) {
      signals.put(value, gradient);
    } else {
      signals.put(value, workspace.combine(1f, earlier, 1f, gradient));
      if (!given(earlier)) {
        workspace.release(earlier);
      }
    }
  }

  /** As of nodes. */
  void give(int value, DenseMatrix gradient) {
    DenseMatrix earlier = matrices.get(value);
    matrices.put(value, earlier == null ? gradient : earlier.plus(gradient));
  }

  /** Recycles what is no longer needed. */
  void spend(int value) {
    Signal spent = signals.remove(value);
    if (spent != null && !given(spent)) {
      workspace.release(spent);
    }
  }

  /**
   * Whether a gradient is still some value's: steps that change nothing hand on the very object.
   */
  private boolean given(Signal gradient) {
    return signals.values().stream().anyMatch(other -> other == gradient);
  }
}
