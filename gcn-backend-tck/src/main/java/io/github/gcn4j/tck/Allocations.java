package io.github.gcn4j.tck;

import com.sun.management.ThreadMXBean;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.Program;
import java.lang.management.ManagementFactory;

/**
 * How much memory a call of inference allocates once it is warm, for backends that promise little.
 * The virtual machine counts what each thread allocates, to the byte. While it compiles the loops
 * of a call, that call may allocate more (what the optimising compiler later keeps in registers is
 * an object until then), so calls are counted in rounds and the least round is the answer: from the
 * round on in which everything is compiled, all are alike.
 */
public final class Allocations {
  private static final int ROUNDS = 400;
  private static final int CALLS = 50;

  private Allocations() {}

  /**
   * Bytes a call allocates on the calling thread.
   *
   * @param enough a round that takes no more than this ends the search
   */
  public static double ofInference(
      TensorBackend backend, Program program, Graph graph, int batch, double enough) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] x = SampleGraphs.values(batch * graph.nodes() * program.inputFeatures(), 61);
    double least = Double.POSITIVE_INFINITY;
    try (Session session =
        Session.open(backend, program, graph, SampleParameters.of(program, 62))) {
      for (int round = 0; round < ROUNDS && least > enough; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < CALLS; call++) {
          session.logits(x, batch);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        least = Math.min(least, (double) bytes / CALLS);
      }
    }
    return least;
  }

  /** Bytes of an array of so many floats: a header of 16 bytes, and whole words of 8. */
  public static int ofFloats(int length) {
    return 16 + (length + 1) / 2 * 8;
  }
}
