package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one forward pass, the dropout masks it drew and the statistics it measured. */
final class Tape {
  private final Workspace workspace;
  private final Map<Integer, Signal> signals = new HashMap<>();
  private final Map<Integer, DenseMatrix> matrices = new HashMap<>();
  private final Map<Integer, Signal> signalMasks = new HashMap<>();
  private final Map<Integer, DenseMatrix> matrixMasks = new HashMap<>();
  private final Map<Integer, Statistics> statistics = new HashMap<>();

  Tape(Workspace workspace) {
    this.workspace = workspace;
  }

  Workspace workspace() {
    return workspace;
  }

  void put(int value, Signal signal) {
    signals.put(value, signal);
  }

  void put(int value, DenseMatrix matrix) {
    matrices.put(value, matrix);
  }

  void putMask(int value, Signal mask) {
    signalMasks.put(value, mask);
  }

  void putMask(int value, DenseMatrix mask) {
    matrixMasks.put(value, mask);
  }

  void putStatistics(int value, Statistics measured) {
    statistics.put(value, measured);
  }

  /** What a normalisation measured; nothing where it took what it knew before. */
  Optional<Statistics> statistics(int value) {
    return Optional.ofNullable(statistics.get(value));
  }

  Signal signal(int value) {
    return require(signals.get(value), value);
  }

  DenseMatrix matrix(int value) {
    return require(matrices.get(value), value);
  }

  /** The mask drawn at the node level, if one was. */
  Optional<Signal> signalMask(int value) {
    return Optional.ofNullable(signalMasks.get(value));
  }

  /** The mask drawn at the graph level, if one was. */
  Optional<DenseMatrix> matrixMask(int value) {
    return Optional.ofNullable(matrixMasks.get(value));
  }

  /** Recycles a node value; graph values are the garbage collector's. */
  void release(int value) {
    Signal signal = signals.remove(value);
    // Steps that change nothing (dropout in inference) share one signal under two numbers.
    if (signal != null && signals.values().stream().noneMatch(other -> other == signal)) {
      workspace.release(signal);
    }
  }

  private static <T> T require(@Nullable T value, int number) {
    if (value == null) {
      throw new IllegalStateException("expected value " + number + " on the tape; it was released");
    }
    return value;
  }
}
