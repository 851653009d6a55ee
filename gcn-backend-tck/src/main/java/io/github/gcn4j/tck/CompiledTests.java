package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inference and training compiled by the backend itself, seen without the session around them. A
 * backend that compiles nothing passes; one that compiles must compute what its own interpreter
 * computes, and refuse misuse in words. Compiled gradients are compared with the reference's by
 * {@link ProgramTests}, and with finite differences by {@link GradientTests}.
 */
interface CompiledTests extends TckSubject {

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource(ProgramTests.ALL)
  default void readoutsAreThoseOfTheInterpreter(String name, Program program, Graph graph) {
    Parameters parameters = SampleParameters.of(program, 85);
    int batch = graph.nodes() > 5000 ? 1 : 2;
    float[] x = SampleGraphs.values(batch * graph.nodes() * program.inputFeatures() + 3, 86);
    try (TensorBackend backend = backend(2);
        Session session = Session.open(backend, program, graph, parameters)) {
      float[][] expected =
          program.readouts().stream()
              .map(value -> session.value(x, batch, value))
              .toArray(float[][]::new);
      for (CompiledForward compiled : new Compilation(program, graph).with(backend, parameters)) {
        try (compiled) {
          float[][] rows = new float[expected.length][];
          for (int i = 0; i < rows.length; i++) {
            rows[i] = SampleGraphs.values(expected[i].length, 87); // what is there is overwritten
          }
          compiled.run(x, batch, rows);
          // Together: a spread is no more exact than the values it is the spread of.
          assertClose("readouts", joined(rows), joined(expected), FORWARD);
        }
      }
    }
  }

  @Test
  default void aCompiledProgramRefusesArraysThatDoNotFit() {
    try (TensorBackend backend = backend(2)) {
      for (Compilation compilation : Compilation.all()) {
        for (CompiledForward forward : compilation.with(backend)) {
          try (forward) {
            float[] x = compilation.input(2);
            float[][] rows = compilation.rows(2);
            refuses(() -> forward.run(new float[x.length - 1], 2, rows));
            refuses(() -> forward.run(x, -1, rows));
            refuses(() -> forward.run(x, 2, new float[0][]));
            refuses(() -> forward.run(x, 2, new float[rows.length][0]));
            refuses(() -> forward.upload(Parameters.zeros(Preset.flat(1, List.of(2), 2))));
            Arrays.fill(rows[0], Float.NaN);
            forward.run(x, 2, rows);
            assertThat(rows[0]).as("it still computes").doesNotContain(Float.NaN);
          }
        }
      }
    }
  }

  @Test
  default void aCompiledGradientRefusesArraysThatDoNotFit() {
    try (TensorBackend backend = backend(2)) {
      for (Compilation compilation : Compilation.all()) {
        Program program = compilation.program();
        backend
            .compileTraining(program, compilation.graph(), compilation.parameters())
            .ifPresent(
                training -> {
                  float[] x = compilation.input(2);
                  float[][] dy = compilation.rows(2);
                  Parameters sums = Parameters.zeros(program);
                  training.run(x, 2, compilation.rows(2));
                  refuses(() -> training.backward(new float[x.length - 1], 2, dy, sums));
                  refuses(() -> training.backward(x, 2, new float[0][], sums));
                  refuses(() -> training.backward(x, 2, new float[dy.length][0], sums));
                  training.close();
                  assertThatIllegalStateException()
                      .isThrownBy(() -> training.backward(x, 2, dy, sums))
                      .withMessageContaining("closed");
                });
      }
    }
  }

  @Test
  default void parametersOfAnotherProgramAreNotCompiled() {
    Parameters foreign = Parameters.zeros(Preset.flat(1, List.of(2), 2));
    try (TensorBackend backend = backend()) {
      for (Compilation compilation : Compilation.all()) {
        List<CompiledForward> compiled = compilation.with(backend);
        compiled.forEach(CompiledForward::close);
        if (!compiled.isEmpty()) {
          refuses(() -> compilation.with(backend, foreign));
        }
      }
    }
  }

  @Test
  default void aClosedCompiledProgramIsRefusedAndClosesTwice() {
    try (TensorBackend backend = backend(2)) {
      for (Compilation compilation : Compilation.all()) {
        for (CompiledForward forward : compilation.with(backend)) {
          forward.close();
          forward.close();
          closed(() -> forward.run(compilation.input(1), 1, compilation.rows(1)));
          closed(() -> forward.upload(compilation.parameters()));
        }
      }
    }
  }

  @Test
  default void aCompiledProgramOfAClosedBackendIsRefused() {
    for (Compilation compilation : Compilation.all()) {
      TensorBackend backend = backend(2);
      List<CompiledForward> compiled = compilation.with(backend);
      backend.close();
      for (CompiledForward forward : compiled) {
        closed(() -> forward.run(compilation.input(1), 1, compilation.rows(1)));
        closed(() -> compilation.with(backend));
        forward.close();
      }
    }
  }

  @Test
  default void aCompiledProgramKeepsItsOwnCopyOfTheParameters() {
    try (TensorBackend backend = backend(2)) {
      for (Compilation compilation : Compilation.all()) {
        Parameters parameters = compilation.parameters();
        List<CompiledForward> compiled = compilation.with(backend, parameters);
        parameters.names().forEach(name -> parameters.get(name)[0] += 100);
        for (CompiledForward forward : compiled) {
          try (forward) {
            float[][] before = compilation.interpreted(backend);
            assertSame(forward, compilation, before);
            Parameters fresh = compilation.parameters();
            forward.upload(fresh);
            fresh.names().forEach(name -> fresh.get(name)[0] += 100);
            assertSame(forward, compilation, before);
          }
        }
      }
    }
  }

  private static void assertSame(
      CompiledForward forward, Compilation compilation, float[][] expected) {
    float[][] after = compilation.rows(1);
    forward.run(compilation.input(1), 1, after);
    assertClose("readouts", joined(after), joined(expected), FORWARD);
  }

  private static float[] joined(float[][] rows) {
    float[] all = new float[Arrays.stream(rows).mapToInt(row -> row.length).sum()];
    int start = 0;
    for (float[] row : rows) {
      System.arraycopy(row, 0, all, start, row.length);
      start += row.length;
    }
    return all;
  }

  private static void closed(Runnable call) {
    assertThatIllegalStateException().isThrownBy(call::run).withMessageContaining("closed");
  }

  private static void refuses(Runnable call) {
    assertThatIllegalArgumentException()
        .isThrownBy(call::run)
        .withMessageContaining("expected")
        .withMessageContaining("found");
  }
}
