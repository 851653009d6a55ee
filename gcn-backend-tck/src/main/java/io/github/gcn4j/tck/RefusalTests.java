package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations and sessions name both shapes where they differ. */
interface RefusalTests extends TckSubject {

  @Test
  default void normalisationsNameBothShapes() {
    try (TensorBackend backend = backend();
        Workspace ws = backend.open()) {
      PreparedGraph graph = grid(backend, 3, 4);
      Signal x = ws.signal(graph, 2, 5, new float[120]);
      Signal narrow = ws.signal(graph, 2, 4, new float[96]);
      Matrix five = ws.matrix(1, 5, new float[5]);
      Matrix four = ws.matrix(1, 4, new float[4]);
      Matrix three = ws.matrix(3, 5, new float[15]);
      refuses(() -> ws.dot(x, narrow, Span.BATCH), "features=5", "features=4");
      refuses(() -> ws.affine(x, five, four), "[1, 5]", "[1, 4]");
      refuses(() -> ws.affine(x, three, three), "[2, 5]", "[3, 5]");
      refuses(() -> ws.blend(x, five, narrow, five, five), "features=5", "features=4");
      refuses(() -> ws.blend(x, five, x, five, four), "[1, 5]", "[1, 4]");
    }
  }

  @Test
  default void joinsAndGridsNameBothShapes() {
    try (TensorBackend backend = backend();
        Workspace ws = backend.open()) {
      PreparedGraph graph = grid(backend, 3, 4);
      Signal x = ws.signal(graph, 2, 5, new float[120]);
      Signal alone = ws.signal(graph, 1, 5, new float[60]);
      refuses(() -> ws.concat(List.of(x, alone)), "batch=2", "batch=1");
      refuses(() -> ws.concat(List.of()), "at least one");
      refuses(() -> ws.slice(x, 3, 3), "features=5", "3 from 3");
      refuses(() -> ws.slice(x, -1, 2), "features=5", "2 from -1");
      refuses(() -> ws.slice(x, 0, 0), "features=5", "0 from 0");
      refuses(() -> ws.pad(x, -1, 2), "features=5", "-1 before and 2 after");
      refuses(() -> ws.pad(x, 0, Integer.MAX_VALUE), "features=5", "0 before and 2147483647 after");
      refuses(() -> ws.coarsen(x, grid(backend, 1, 2)), "height=3", "height=1");
      refuses(() -> ws.refine(x, grid(backend, 9, 8)), "height=3", "height=9");
    }
  }

  @Test
  default void attentionAndReadoutsNameBothShapes() {
    try (TensorBackend backend = backend();
        Workspace ws = backend.open()) {
      PreparedGraph graph = grid(backend, 3, 4);
      PreparedGraph square = grid(backend, 4, 4);
      Signal x = ws.signal(graph, 2, 6, new float[144]);
      Signal two = ws.signal(graph, 2, 2, new float[48]);
      Signal four = ws.signal(graph, 2, 4, new float[96]);
      Signal gate = ws.signal(graph, 2, 1, new float[24]);
      Matrix dy = ws.matrix(2, 5, new float[10]);
      refuses(() -> ws.attend(graph, x, four, four, 0.2f), "features=6", "features=4");
      refuses(() -> ws.attend(graph, x, two, gate, 0.2f), "features=2", "features=1");
      refuses(() -> ws.attend(square, x, two, two, 0.2f), "height=4", "nodes=12");
      refuses(() -> ws.attend(graph, x, two, two, Float.NaN), "NaN");
      refuses(() -> ws.attendGradient(graph, x, two, two, 0.2f, four), "features=6", "features=4");
      refuses(() -> ws.attentionReadout(x, two), "features=6", "features=2");
      refuses(() -> ws.attentionReadoutGradient(x, gate, dy), "[2, 6]", "[2, 5]");
      refuses(() -> ws.weightedMoments(x, two), "a weight", "features=6", "features=2");
      refuses(() -> ws.weightedMomentsGradient(x, gate, dy), "[4, 6]", "[2, 5]");
      refuses(() -> ws.weightedMomentsWeightGradient(x, gate, dy), "[4, 6]", "[2, 5]");
      refuses(() -> ws.readoutGradient(List.of(Readout.MAX), x, dy), "[2, 6]", "[2, 5]");
      refuses(() -> ws.readout(List.of(), x), "at least one");
    }
  }

  @Test
  default void aSessionNamesWhatItWasGivenAndWhatItNeeds() {
    Program program = Preset.flat(1, List.of(4), 2);
    try (TensorBackend backend = backend();
        Session session =
            Session.open(backend, program, Grid.of(3, 4), Parameters.zeros(program))) {
      refuses(() -> session.logits(new float[23], 2), "24", "23");
      refuses(() -> session.logits(new float[24], -1), "-1");
      refuses(() -> session.value(new float[12], 1, 99), "99");
      assertThat(session.logits(new float[30], 2)).as("longer arrays do").hasSize(4);
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

  private static void refuses(Runnable call, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static PreparedGraph grid(TensorBackend backend, int height, int width) {
    return backend.prepare(Grid.of(height, width).operator(Adjacency.GCN));
  }
}
