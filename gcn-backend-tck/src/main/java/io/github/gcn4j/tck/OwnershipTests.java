package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.gcn4j.backend.Direction;
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
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
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
      assertThatIllegalArgumentException()
          .isThrownBy(() -> workspace.propagate(foreign, x, Direction.FORWARD))
          .withMessageContaining("prepared by");
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

  private static PreparedGraph grid(TensorBackend backend, int height, int width) {
    return backend.prepare(Grid.of(height, width).operator(Adjacency.GCN));
  }
}
