package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Memory belongs to workspaces, and misuse is told in words. */
interface OwnershipTests extends TckSubject {

  @Test
  default void aValueOfAClosedWorkspaceIsRefused() {
    try (TensorBackend backend = backend();
        Workspace outer = backend.open()) {
      PreparedGraph graph = grid(backend, 3, 3);
      Workspace inner = outer.nested();
      Signal x = inner.signal(graph, 1, 2, new float[18]);
      inner.close();
      assertThatIllegalStateException()
          .isThrownBy(() -> outer.activate(Activation.RELU, x))
          .withMessageContaining("recycled");
      assertThatIllegalStateException()
          .isThrownBy(() -> inner.activate(Activation.RELU, x))
          .withMessageContaining("closed");
    }
  }

  @Test
  default void aReleasedValueIsRefused() {
    try (TensorBackend backend = backend();
        Workspace workspace = backend.open()) {
      Signal x = workspace.signal(grid(backend, 3, 3), 1, 2, new float[18]);
      workspace.release(x);
      assertThatIllegalStateException().isThrownBy(() -> workspace.sum(x, Span.BATCH));
      assertThatIllegalStateException().isThrownBy(() -> workspace.release(x));
    }
  }

  @Test
  default void anInnerWorkspaceReadsOuterValuesAndLeavesThemAlive() {
    try (TensorBackend backend = backend();
        Workspace outer = backend.open()) {
      PreparedGraph graph = grid(backend, 2, 2);
      Signal x = outer.signal(graph, 1, 1, new float[] {1, -2, 3, -4});
      try (Workspace inner = outer.nested()) {
        Signal y = inner.activate(Activation.RELU, x);
        // Recycles y's memory inside, so that nothing of x can be overwritten by mistake.
        inner.release(y);
        inner.signal(graph, 1, 1, new float[] {9, 9, 9, 9});
      }
      float[] read = new float[4];
      outer.read(x, read);
      assertThat(read).containsExactly(1, -2, 3, -4);
    }
  }

  @Test
  default void closingAWorkspaceClosesThoseInside() {
    try (TensorBackend backend = backend()) {
      Workspace outer = backend.open();
      Workspace inner = outer.nested();
      outer.close();
      outer.close();
      assertThatIllegalStateException().isThrownBy(() -> inner.matrix(1, 1, new float[1]));
      assertThatIllegalStateException().isThrownBy(outer::nested);
    }
  }

  @Test
  default void aClosedBackendOpensNothing() {
    TensorBackend backend = backend();
    backend.close();
    backend.close();
    assertThatIllegalStateException().isThrownBy(backend::open).withMessageContaining("closed");
  }

  @Test
  default void aGraphOfAnotherBackendIsRefused() {
    try (TensorBackend backend = backend();
        Workspace workspace = backend.open()) {
      Signal x = workspace.signal(grid(backend, 3, 3), 1, 2, new float[18]);
      GraphOperator operator = x.graph().operator();
      PreparedGraph foreign = () -> operator;
      refuses(() -> workspace.propagate(foreign, x, Direction.FORWARD), "prepared by");
    }
  }

  @Test
  default void aSessionKeepsItsOwnCopyOfTheParameters() {
    Program program =
        Program.sequential(1, new GcnConv("a", 3), Layer.pool(Readout.MEAN), Layer.linear("fc", 2));
    Parameters parameters = Parameters.initial(program, new SplittableRandom(51));
    float[] x = SampleGraphs.values(9, 52);
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, Grid.of(3, 3), parameters)) {
      float[] before = session.logits(x, 1);
      parameters.get("fc.bias")[0] += 100;
      parameters.get("a.bias")[0] += 100;
      assertThat(session.logits(x, 1)).containsExactly(before);
      session.upload(parameters);
      assertThat(session.logits(x, 1)[0]).isGreaterThan(50);
    }
  }

  @Test
  default void parametersOfAnotherProgramAreRefused() {
    try (TensorBackend backend = backend()) {
      Parameters wide = Parameters.zeros(Preset.flat(1, List.of(8), 2));
      refuses(
          () -> Session.open(backend, Preset.flat(1, List.of(4), 2), Grid.of(2, 2), wide),
          "conv1.bias",
          "[4]",
          "8 values");
    }
  }

  @Test
  default void operandsThatDoNotFitAreNamedWithBothShapes() {
    try (TensorBackend backend = backend();
        Workspace ws = backend.open()) {
      PreparedGraph graph = grid(backend, 3, 4);
      Signal x = ws.signal(graph, 2, 5, new float[120]);
      Signal other = ws.signal(grid(backend, 2, 6), 2, 5, new float[120]);
      Matrix w = ws.matrix(7, 4, new float[28]);
      refuses(() -> ws.linear(x, w, Direction.FORWARD), "[7, 4]", "features=5");
      refuses(() -> ws.linear(x, w, Direction.ADJOINT), "[7, 4]", "features=5");
      refuses(() -> ws.contract(x, other), "nodes=12", "batch=2");
      refuses(() -> ws.combine(1, x, 1, other), "nodes=12", "features=5");
      refuses(() -> ws.multiply(x, ws.signal(graph, 1, 5, new float[60])), "batch=2", "batch=1");
      refuses(
          () -> ws.activateGradient(Activation.RELU, x, ws.signal(graph, 2, 1, new float[24])),
          "features=5",
          "features=1");
      refuses(() -> ws.affine(x, w, w), "[1, 5]", "[7, 4]");
      refuses(() -> ws.readoutGradient(List.of(Readout.MEAN), x, w), "[2, 5]", "[7, 4]");
      refuses(
          () -> ws.propagate(grid(backend, 4, 4), x, Direction.FORWARD), "height=4", "nodes=12");
      refuses(() -> ws.signal(graph, 2, 5, new float[119]), "120", "119");
      refuses(() -> ws.signal(graph, -1, 5, new float[0]), "-1", "5");
      refuses(() -> ws.matrix(2, 2, new float[3]), "[2, 2]", "3");
      refuses(() -> ws.read(x, new float[119]), "120", "119");
      refuses(() -> ws.read(w, new float[27]), "[7, 4]", "27");
    }
  }

  private static void refuses(Runnable call, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static PreparedGraph grid(TensorBackend backend, int height, int width) {
    return backend.prepare(Grid.of(height, width).operator(Adjacency.GCN));
  }
}
