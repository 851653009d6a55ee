package io.github.gcn4j.benchmarks;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import java.util.SplittableRandom;

/** One backend with a workspace, a prepared 96×96 grid and seeded values on it. */
final class GridSignals implements AutoCloseable {
  private final SplittableRandom random = new SplittableRandom(7);
  private final TensorBackend backend;
  private final PreparedGraph graph;
  private final Workspace workspace;

  GridSignals(String backendName) {
    backend = Backends.named(backendName, new BackendOptions(1));
    graph = backend.prepare(Grid.of(PresetModel.SIDE, PresetModel.SIDE).operator(Adjacency.GCN));
    workspace = backend.open();
  }

  PreparedGraph graph() {
    return graph;
  }

  Workspace workspace() {
    return workspace;
  }

  Signal signal(int features) {
    float[] values = PresetModel.uniform(PresetModel.NODES * features, random);
    return workspace.signal(graph, 1, features, values);
  }

  Matrix matrix(int rows, int columns) {
    return workspace.matrix(rows, columns, PresetModel.uniform(rows * columns, random));
  }

  @Override
  public void close() {
    workspace.close();
    backend.close();
  }
}
