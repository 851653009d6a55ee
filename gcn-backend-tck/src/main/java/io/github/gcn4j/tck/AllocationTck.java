package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * For backends that promise it, beside {@link BackendTck}: what a long-lived process leaves to the
 * garbage collector at each call of inference, once warm, is the result. The virtual machine counts
 * what each thread allocates, to the byte. While it compiles the loops of a call, that call may
 * allocate more (what the optimising compiler later keeps in registers is an object until then), so
 * calls are counted in rounds and the least round is the answer: from the round on in which
 * everything is compiled, all are alike.
 */
public abstract class AllocationTck implements TckSubject {
  private static final int ROUNDS = 400;
  private static final int CALLS = 50;

  /** Bytes by which a call may exceed its result: what asking for the count takes, spread. */
  private static final int SLACK = 8;

  /** For subclasses. */
  protected AllocationTck() {}

  @ParameterizedTest
  @CsvSource({"FLAT, 1, 1", "FLAT, 1, 3", "PYRAMID, 1, 1", "PYRAMID, 1, 5", "PYRAMID, 2, 1"})
  final void warmInferenceAllocatesNoMoreThanItsResult(Preset preset, int threads, int batch) {
    Program program = preset.program(preset.inputFeatures(), 4);
    double result = ofFloats(batch * 4);
    try (TensorBackend backend = backend(threads)) {
      assertThat(ofInference(backend, program, batch, result + SLACK))
          .isBetween(result, result + SLACK);
    }
  }

  /**
   * Bytes a call allocates on the calling thread.
   *
   * @param enough a round that takes no more than this ends the search
   */
  private static double ofInference(
      TensorBackend backend, Program program, int batch, double enough) {
    Grid grid = Grid.of(24, 24);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] x = SampleGraphs.values(batch * grid.nodes() * program.inputFeatures(), 61);
    double least = Double.POSITIVE_INFINITY;
    try (Session session = Session.open(backend, program, grid, SampleParameters.of(program, 62))) {
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
  private static int ofFloats(int length) {
    return 16 + (length + 1) / 2 * 8;
  }
}
