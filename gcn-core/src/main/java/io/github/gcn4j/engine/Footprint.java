package io.github.gcn4j.engine;

import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ValueType;
import io.github.gcn4j.program.ValueType.Level;
import java.util.function.Supplier;

/**
 * How much memory a program's values take on a graph, told when there is not enough. A backend
 * knows which array it could not have; only the session knows whose it was and what to do about it.
 */
final class Footprint {
  private static final long MEBIBYTE = 1 << 20;
  private final int nodes;
  private final long largest;

  Footprint(Program program, Graph graph) {
    this.nodes = graph.nodes();
    long values = 0;
    for (int value = 0; value <= program.output(); value++) {
      ValueType type = program.type(value);
      if (type.level() == Level.NODE) {
        // A quarter of the nodes for each coarsening, but for odd borders.
        values = Math.max(values, ((long) nodes >> (2 * type.coarsenings())) * type.features());
      }
    }
    this.largest = values * Float.BYTES;
  }

  /**
   * Does the work.
   *
   * @param batch for how many signals
   * @throws OutOfMemoryError naming sizes, if there is not enough memory
   */
  <T> T within(int batch, Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      throw explained(batch, e);
    }
  }

  /** The error, naming sizes. */
  OutOfMemoryError explained(int batch, OutOfMemoryError e) {
    OutOfMemoryError explained =
        new OutOfMemoryError(
            "expected memory for "
                + batch
                + " signals on "
                + nodes
                + " nodes, where one of several values takes "
                + mebibytes(batch * largest)
                + " MiB, found too little where the heap has "
                + mebibytes(Runtime.getRuntime().maxMemory())
                + " MiB ("
                + e.getMessage()
                + "): raise -Xmx, or take fewer or smaller signals at a time");
    explained.initCause(e);
    return explained;
  }

  private static long mebibytes(long bytes) {
    return (bytes + MEBIBYTE - 1) / MEBIBYTE;
  }
}
