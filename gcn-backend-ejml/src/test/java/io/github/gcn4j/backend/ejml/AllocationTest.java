package io.github.gcn4j.backend.ejml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.tck.Allocations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a long-lived process leaves to the garbage collector at each call: the result. */
final class AllocationTest {
  /** Bytes by which a call may exceed its result: what asking for the count takes, spread. */
  private static final int SLACK = 8;

  @ParameterizedTest
  @CsvSource({"FLAT, 1, 1", "FLAT, 1, 3", "PYRAMID, 1, 1", "PYRAMID, 1, 5", "PYRAMID, 2, 1"})
  void warmInferenceAllocatesNoMoreThanItsResult(Preset preset, int threads, int batch) {
    Program program = preset.program(preset.inputFeatures(), 4);
    double result = Allocations.ofFloats(batch * 4);
    try (TensorBackend backend = new EjmlBackendProvider().create(new BackendOptions(threads))) {
      assertThat(Allocations.ofInference(backend, program, Grid.of(24, 24), batch, result + SLACK))
          .isBetween(result, result + SLACK);
    }
  }
}
