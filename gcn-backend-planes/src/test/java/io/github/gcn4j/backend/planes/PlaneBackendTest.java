package io.github.gcn4j.backend.planes;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.tck.BackendTck;
import org.junit.jupiter.api.Test;

final class PlaneBackendTest extends BackendTck {

  @Override
  public TensorBackendProvider provider() {
    return new PlainProvider();
  }

  @Test
  void aGraphOfABackendOfAnotherNameIsRefused() {
    PlaneKernels kernels = () -> "plain Java";
    BackendOptions options = new BackendOptions(1);
    try (TensorBackend one = new PlaneBackend("one", kernels, options);
        TensorBackend other = new PlaneBackend("other", kernels, options);
        Workspace workspace = one.open()) {
      PreparedGraph graph = other.prepare(Grid.of(2, 2).operator(Adjacency.GCN));
      Signal x = workspace.signal(graph, 1, 1, new float[4]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> workspace.propagate(graph, x, Direction.FORWARD))
          .withMessage(
              "expected a graph prepared by the one backend, found one of the other backend");
    }
  }
}
