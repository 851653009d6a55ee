package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.CompiledTraining;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.backend.planes.fused.FusedForward;
import io.github.gcn4j.backend.planes.fused.FusedKernels;
import io.github.gcn4j.backend.planes.fused.FusedTraining;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Optional;
import java.util.function.Supplier;

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
  private final Optional<Supplier<FusedKernels>> fused;
  private volatile boolean closed;

  /**
   * A backend on the heap. Threads beyond the calling one are started when there is work for them.
   *
   * @param name what the backend is found by; it only accepts graphs prepared under the same name
   * @param kernels the inner loops
   */
  public PlaneBackend(String name, PlaneKernels kernels, BackendOptions options) {
    this(name, new HeapStore(kernels), kernels, options, Optional.of(kernels::fused));
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
    this(name, store, kernels, options, Optional.empty());
  }

  private <I> PlaneBackend(
      String name,
      PlaneStore<I> store,
      PlaneKernels kernels,
      BackendOptions options,
      Optional<Supplier<FusedKernels>> fused) {
    this.info = new BackendInfo(name, kernels.description(), options.threads());
    this.engine = new Engine<>(name, new Crew(name, options.threads()), store, kernels);
    this.fused = fused;
  }

  @Override
  public BackendInfo info() {
    return info;
  }

  @Override
  public PreparedGraph prepare(GraphOperator operator) {
    return engine.prepare(operator);
  }

  @Override
  public Workspace open() {
    requireOpen();
    return engine.open();
  }

  /**
   * Fused where values lie on the heap, the graph is a grid and no step is an attention: {@link
   * FusedForward#compile}.
   */
  @Override
  public Optional<CompiledForward> compile(Program program, Graph graph, Parameters parameters) {
    requireOpen();
    Crew crew = engine.crew();
    return fused.flatMap(
        kernels -> FusedForward.compile(program, graph, parameters, kernels, crew::each));
  }

  /**
   * Fused where values lie on the heap and the kernels have some for gradients, the program is a
   * single path without normalisation to a mean or sum, and the grid has at most 65,536 nodes:
   * {@link FusedTraining#compile}.
   */
  @Override
  public Optional<CompiledTraining> compileTraining(
      Program program, Graph graph, Parameters parameters) {
    requireOpen();
    Crew crew = engine.crew();
    return fused.flatMap(
        kernels -> FusedTraining.compile(program, graph, parameters, kernels, crew::each));
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("expected an open backend, found " + info.name() + " closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    engine.crew().close();
  }
}
