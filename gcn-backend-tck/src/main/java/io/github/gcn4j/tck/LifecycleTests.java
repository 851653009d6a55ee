package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Pyramid;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is closed refuses, what is one thread's is no other's, and many threads do not disturb. */
interface LifecycleTests extends TckSubject {
  /** Of the programs below. */
  Grid GRID = Grid.of(12, 17);

  @Test
  default void aClosedSessionIsRefusedAndClosesTwice() {
    Program program = Preset.flat(1, List.of(4, 5), 3);
    Parameters parameters = SampleParameters.of(program, 91);
    try (TensorBackend backend = backend(2)) {
      Session session = Session.open(backend, program, GRID, parameters);
      session.close();
      session.close();
      assertRefused(session, program, parameters);
    }
  }

  @Test
  default void aSessionOfAClosedBackendIsRefusedAndStillCloses() {
    Program program = Preset.flat(1, List.of(4, 5), 3);
    Parameters parameters = SampleParameters.of(program, 92);
    TensorBackend backend = backend(2);
    Session session = Session.open(backend, program, GRID, parameters);
    session.logits(new float[GRID.nodes()], 1);
    backend.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> session.logits(new float[GRID.nodes()], 1))
        .withMessageContaining("closed");
    assertThatIllegalStateException()
        .isThrownBy(() -> gradients(session, program, 1))
        .withMessageContaining("closed");
    assertThatIllegalStateException()
        .isThrownBy(() -> Session.open(backend, program, GRID, parameters))
        .withMessageContaining("closed");
    assertThatCode(session::close).doesNotThrowAnyException();
  }

  private static void assertRefused(Session session, Program program, Parameters parameters) {
    List<Runnable> calls =
        List.of(
            () -> session.logits(new float[GRID.nodes()], 1),
            () -> session.value(new float[GRID.nodes()], 1, 1),
            () -> session.upload(parameters),
            () -> gradients(session, program, 1));
    for (Runnable call : calls) {
      assertThatIllegalStateException().isThrownBy(call::run).withMessageContaining("closed");
    }
  }

  /** A closed workspace leaves what was made around it alone. */
  @Test
  default void closingAWorkspaceTwiceRecyclesNothingTwice() {
    try (TensorBackend backend = backend();
        Workspace outer = backend.open()) {
      PreparedGraph graph = backend.prepare(GRID.operator(Adjacency.GCN));
      Workspace first = outer.nested();
      first.signal(graph, 1, 1, new float[GRID.nodes()]);
      first.close();
      first.close();
      // Were the memory handed out twice, the second signal would overwrite the first.
      float[] ones = SampleGraphs.values(GRID.nodes(), 93);
      Signal one = outer.signal(graph, 1, 1, ones);
      Signal two = outer.signal(graph, 1, 1, new float[GRID.nodes()]);
      float[] read = new float[GRID.nodes()];
      outer.read(one, read);
      Closeness.assertSameBits("the first signal", read, ones);
      assertThatCode(() -> outer.sum(two, Span.BATCH)).doesNotThrowAnyException();
    }
  }

  /** The loss is told the logits in the middle of a pass: there another thread comes in. */
  @Test
  default void aSessionSharedByTwoThreadsSaysSo() {
    Program program = Preset.flat(1, List.of(4, 5), 3);
    Parameters parameters = SampleParameters.of(program, 94);
    float[] x = SampleGraphs.values(GRID.nodes(), 95);
    try (TensorBackend backend = backend(2);
        Session session = Session.open(backend, program, GRID, parameters)) {
      float[] expected = session.logits(x, 1);
      List<Runnable> calls =
          List.of(
              () -> session.logits(x, 1),
              () -> session.value(x, 1, 1),
              () -> session.upload(parameters),
              () -> gradients(session, program, 1),
              session::close);
      session.differentiate(
          x,
          1,
          new SplittableRandom(1),
          logits -> {
            calls.forEach(call -> assertThat(failure(call)).contains("one thread at a time"));
            return new float[logits.length];
          },
          Parameters.zeros(program));
      assertThat(session.logits(x, 1)).as("it is as before").containsExactly(expected);
    }
  }

  /** What a call on a thread of its own fails with. */
  private static String failure(Runnable call) {
    List<String> messages = new ArrayList<>();
    Thread thread = new Thread(call, "intruder");
    thread.setUncaughtExceptionHandler((who, e) -> messages.add(String.valueOf(e.getMessage())));
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return messages.toString();
  }

  /** Eight threads, each with sessions of its own on one backend, against one thread alone. */
  @Test
  default void manySessionsOnManyThreadsDoNotDisturbEachOther() throws Exception {
    int threads = 8;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (TensorBackend backend = backend(3)) {
      List<Future<Void>> futures = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int seed = thread;
        Callable<Void> sessions =
            () -> {
              start.await();
              return sessions(backend, seed);
            };
        futures.add(executor.submit(sessions));
      }
      for (Future<Void> future : futures) {
        finish(future);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static void finish(Future<Void> future) throws InterruptedException {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("expected a thread to finish", e.getCause());
    }
  }

  @SuppressWarnings("NullAway") // Void has no value but null
  private Void sessions(TensorBackend shared, int seed) {
    Program flat = Preset.flat(1, List.of(4, 5), 3);
    Program pyramid = Pyramid.of(3, 4).program(1, 3);
    for (Program program : List.of(flat, pyramid)) {
      Parameters parameters = SampleParameters.of(program, seed);
      float[] x = SampleGraphs.values(3 * GRID.nodes(), seed);
      float[] expected;
      float[] slopes;
      try (TensorBackend own = backend(1);
          Session session = Session.open(own, program, GRID, parameters)) {
        expected = session.logits(x, 3);
        slopes = gradients(session, program, 2);
      }
      for (int i = 0; i < 12; i++) {
        try (Session session = Session.open(shared, program, GRID, parameters)) {
          Closeness.assertSameBits("logits", session.logits(x, 3), expected);
          Closeness.assertSameBits("gradients", gradients(session, program, 2), slopes);
          Closeness.assertSameBits("logits again", session.logits(x, 3), expected);
        }
      }
    }
    return null;
  }

  /** By the input in inference, behind those by the parameters in training. */
  private static float[] gradients(Session session, Program program, int batch) {
    float[] x = SampleGraphs.values(batch * GRID.nodes(), 96);
    Session.OutputGradient loss = logits -> SampleGraphs.values(logits.length, 97);
    Parameters gradients = Parameters.zeros(program);
    session.differentiate(x, batch, new SplittableRandom(2), loss, gradients);
    return ProgramTests.joined(
        session.sensitivities(x, batch, loss, List.of(0)).get(0).gradient(), gradients);
  }
}
