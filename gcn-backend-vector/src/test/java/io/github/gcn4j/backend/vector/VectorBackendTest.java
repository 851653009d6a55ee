package io.github.gcn4j.backend.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.tck.BackendTck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs twice: on plain Java, and in a JVM with the Vector API. */
final class VectorBackendTest extends BackendTck {

  @Override
  public TensorBackendProvider provider() {
    return new VectorBackendProvider();
  }

  @Override
  public List<String> forkedJvmOptions() {
    return Hardware.hasVectorApi()
        ? List.of("--add-modules=jdk.incubator.vector", "-Dgcn.vector=incubator")
        : List.of();
  }

  @Test
  void itIsTheDefault() {
    assertThat(Backends.providers().get(0).name()).isEqualTo("vector");
  }

  @Test
  void theKernelsAreThoseTheProcessWasStartedFor() {
    try (TensorBackend backend = new VectorBackend(new BackendOptions(1))) {
      assertThat(backend.info().kernels())
          .startsWith(Hardware.hasVectorApi() ? "Vector API, " : "plain Java");
    }
  }

  @Test
  void aSmallSpreadAroundALargeMeanSurvives() {
    float[] x = new float[10_000];
    for (int i = 0; i < x.length; i++) {
      x[i] = 4096f + (i % 2 == 0 ? 0.5f : -0.5f);
    }
    float[] moments = new float[2];
    try (TensorBackend backend = backend();
        Workspace workspace = backend.open()) {
      PreparedGraph graph = backend.prepare(Grid.of(100, 100).operator(Adjacency.GCN));
      Signal signal = workspace.signal(graph, 1, 1, x);
      workspace.read(workspace.moments(signal, Span.BATCH), moments);
    }
    assertThat(moments[0]).isEqualTo(4096f);
    assertThat(moments[1]).isCloseTo(0.25f, within(1e-6f));
  }

  @Test
  void notANumberIsNotLostInAReadout() {
    float[] rows = new float[3];
    float[] x = new float[100];
    x[98] = Float.NaN;
    try (TensorBackend backend = backend();
        Workspace workspace = backend.open()) {
      PreparedGraph graph = backend.prepare(Grid.of(10, 10).operator(Adjacency.GCN));
      Signal signal = workspace.signal(graph, 1, 1, x);
      List<Readout> kinds = List.of(Readout.MEAN, Readout.MAX, Readout.STD);
      workspace.read(workspace.readout(kinds, signal), rows);
    }
    assertThat(rows).containsOnly(Float.NaN);
  }
}
