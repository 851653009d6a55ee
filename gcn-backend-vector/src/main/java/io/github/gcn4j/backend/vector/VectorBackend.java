package io.github.gcn4j.backend.vector;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.BackendUnavailableException;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.backend.planes.PlaneBackend;
import io.github.gcn4j.graph.GraphOperator;

/**
 * Planes of float32 with kernels on the Vector API where the process has it, else in plain Java.
 * {@code -Dgcn.vector=plain} or {@code =incubator} forces one of them.
 */
public final class VectorBackend implements TensorBackend {
  static final String NAME = "vector";

  private static final System.Logger LOG = System.getLogger(VectorBackend.class.getName());

  private final PlaneBackend planes;

  /**
   * Says in the log, at level DEBUG, which kernels it runs and how to get the others.
   *
   * @throws BackendUnavailableException if {@code gcn.vector} asks for kernels that cannot run
   */
  public VectorBackend(BackendOptions options) {
    KernelChoice choice = KernelChoice.make();
    KernelTier tier =
        choice.tier().orElseThrow(() -> new BackendUnavailableException(choice.reason()));
    LOG.log(System.Logger.Level.DEBUG, choice.reason());
    this.planes = new PlaneBackend(NAME, tier.kernels(), options);
  }

  @Override
  public BackendInfo info() {
    return planes.info();
  }

  @Override
  public PreparedGraph prepare(GraphOperator operator) {
    return planes.prepare(operator);
  }

  @Override
  public Workspace open() {
    return planes.open();
  }

  @Override
  public void close() {
    planes.close();
  }
}
