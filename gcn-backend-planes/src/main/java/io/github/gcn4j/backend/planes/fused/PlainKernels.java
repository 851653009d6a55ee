package io.github.gcn4j.backend.planes.fused;

import java.util.Optional;

/**
 * Loops in plain Java. Those along planes take a tile at a time into arrays of their own, since the
 * JIT vectorises loops that run over a few separate arrays with one index, and none that read one
 * array at several distances. None for gradients: the plane engine, step by step, is as fast.
 */
public final class PlainKernels {
  /** Values of a tile: a few tiles stay in the first cache. */
  static final int TILE = 512;

  private PlainKernels() {}

  /** Kernels for a thread. */
  public static FusedKernels make() {
    return new FusedKernels(
        new PlainInputs(),
        new PlainProducts(),
        new PlainPropagation(),
        new PlainMaps(),
        new PlainMeasures(),
        Optional.empty());
  }
}
