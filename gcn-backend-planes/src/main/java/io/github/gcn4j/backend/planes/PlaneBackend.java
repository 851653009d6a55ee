package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.GraphOperator;

/**
 * Tensors as one array {@code [features * nodes]} per image: a feature's plane is contiguous, so
 * that products, stencils and element-wise loops all run along thousands of nodes. The images of a
 * batch are spread over threads, each computed whole by one, so results do not depend on how many
 * there are. What the innermost loops are is the business of {@link PlaneKernels}.
 */
public final class PlaneBackend implements TensorBackend {
  private final BackendInfo info;
  private final PlaneKernels kernels;
  private final Crew crew;
  private volatile boolean closed;

  /**
   * Threads beyond the calling one are started when there is work for them.
   *
   * @param name what the backend is found by; it only accepts graphs prepared under the same name
   */
  public PlaneBackend(String name, PlaneKernels kernels, BackendOptions options) {
    this.info = new BackendInfo(name, kernels.description(), options.threads());
    this.kernels = kernels;
    this.crew = new Crew(name, options.threads());
  }

  @Override
  public BackendInfo info() {
    return info;
  }

  /** The threads its operations share, for operations made of others. They end with the backend. */
  public Crew crew() {
    return crew;
  }

  @Override
  public PreparedGraph prepare(GraphOperator operator) {
    return PlaneGraph.of(info.name(), operator, kernels);
  }

  @Override
  public Workspace open() {
    if (closed) {
      throw new IllegalStateException("expected an open backend, found " + info.name() + " closed");
    }
    return PlaneWorkspace.outermost(info.name(), crew, kernels);
  }

  @Override
  public void close() {
    closed = true;
    crew.close();
  }
}
