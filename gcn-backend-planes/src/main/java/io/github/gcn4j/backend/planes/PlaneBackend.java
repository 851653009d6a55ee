package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.GraphOperator;

/**
 * Tensors as {@code [features * nodes]} per image: a feature's plane is contiguous, so that
 * products, stencils and element-wise loops all run along thousands of nodes. The images of a batch
 * are spread over threads, each computed whole by one, so results do not depend on how many there
 * are. What the innermost loops are is the business of {@link PlaneKernels}, and where the values
 * lie that of a {@link PlaneStore}.
 */
public final class PlaneBackend implements TensorBackend {
  private final BackendInfo info;
  private final Engine<?> engine;
  private volatile boolean closed;

  /**
   * A backend on the heap. Threads beyond the calling one are started when there is work for them.
   *
   * @param name what the backend is found by; it only accepts graphs prepared under the same name
   * @param kernels the inner loops
   */
  public PlaneBackend(String name, PlaneKernels kernels, BackendOptions options) {
    this(name, new HeapStore(kernels), kernels, options);
  }

  /**
   * A backend whose values lie elsewhere.
   *
   * @param <I> the values of one image
   * @param name what the backend is found by; it only accepts graphs prepared under the same name
   * @param store where values lie, and products of them
   * @param kernels sums and figures on the heap, and the description; their products and stencils
   *     are not asked for
   */
  public <I> PlaneBackend(
      String name, PlaneStore<I> store, PlaneKernels kernels, BackendOptions options) {
    this.info = new BackendInfo(name, kernels.description(), options.threads());
    this.engine = new Engine<>(name, new Crew(name, options.threads()), store, kernels);
  }

  @Override
  public BackendInfo info() {
    return info;
  }

  /** The threads its operations share, for operations made of others. They end with the backend. */
  public Crew crew() {
    return engine.crew();
  }

  @Override
  public PreparedGraph prepare(GraphOperator operator) {
    return engine.prepare(operator);
  }

  @Override
  public Workspace open() {
    if (closed) {
      throw new IllegalStateException("expected an open backend, found " + info.name() + " closed");
    }
    return engine.open();
  }

  @Override
  public void close() {
    closed = true;
    engine.crew().close();
  }
}
