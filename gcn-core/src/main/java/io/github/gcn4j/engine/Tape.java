package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one forward pass, the dropout masks it drew and the statistics it measured; those
 * of nodes are a workspace's.
 */
final class Tape {
  private final Workspace workspace;
  private final Map<Integer, Signal> signals = new HashMap<>();
  private final Map<Integer, Signal> signalMasks = new HashMap<>();
  private final Map<Integer, Statistics> statistics = new HashMap<>();
  private final GraphValues graphs;

  Tape(Workspace workspace, Program program) {
    this.workspace = workspace;
    this.graphs = new GraphValues(program);
  }

  Workspace workspace() {
    return workspace;
  }

  /** The values on graphs. */
  GraphValues graphs() {
    return graphs;
  }

  void put(int value, Signal signal) {
    signals.put(value, signal);
  }

  void putMask(int value, Signal mask) {
    signalMasks.put(value, mask);
  }

  void putStatistics(int value, Statistics measured) {
    statistics.put(value, measured);
  }

  /** What a normalisation measured; nothing where it took what it knew before. */
  Optional<Statistics> statistics(int value) {
    return Optional.ofNullable(statistics.get(value)).or(() -> graphs.statistics(value));
  }

  Signal signal(int value) {
    Signal signal = signals.get(value);
    if (signal == null) {
      throw new IllegalStateException("expected value " + value + " on the tape; it was released");
    }
    return signal;
  }

  DenseMatrix matrix(int value) {
    return graphs.get(value);
  }

  /** The mask drawn at the node level, if one was. */
  Optional<Signal> signalMask(int value) {
    return Optional.ofNullable(signalMasks.get(value));
  }

  /** The mask drawn at the graph level, if one was. */
  Optional<DenseMatrix> matrixMask(int value) {
    return graphs.mask(value);
  }

  /** Recycles a node value. */
  void release(int value) {
    Signal signal = signals.remove(value);
    // Steps that change nothing (dropout in inference) share one signal under two numbers.
    if (signal != null && signals.values().stream().noneMatch(other -> other == signal)) {
      workspace.release(signal);
    }
  }
}
