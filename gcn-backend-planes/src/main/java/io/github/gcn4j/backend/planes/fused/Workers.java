package io.github.gcn4j.backend.planes.fused;

import java.util.function.IntConsumer;

/** Runs numbered pieces of work, on as many threads as a backend has. */
@FunctionalInterface
public interface Workers {
  /** Runs the work once for each piece from 0 to {@code pieces - 1}; returns when all are done. */
  void each(int pieces, IntConsumer work);
}
