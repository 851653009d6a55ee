package io.github.gcn4j.backend.vector;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.BackendUnavailableException;
import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.CompiledTraining;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.backend.planes.PlaneBackend;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Optional;

/**
 * Planes of float32 with kernels on the Vector API where the process has it, else in plain Java.
 * {@code -Dgcn.vector=plain} or {@code =incubator} forces one of them.
 */
public final class VectorBackend implements TensorBackend {
  static final String NAME = "vector";

  private final PlaneBackend planes;

  /**
   * The first one of a process says in the log, at level INFO, which kernels run and how to get the
   * others; not where the process is told to start quickly.
   *
   * @throws BackendUnavailableException if {@code gcn.vector} asks for kernels that cannot run
   */
  public VectorBackend(BackendOptions options) {
    KernelChoice choice = StartUp.CHOICE;
    KernelTier tier =
        choice.tier().orElseThrow(() -> new BackendUnavailableException(choice.reason()));
    this.planes = new PlaneBackend(NAME, tier.kernels(), options);
  }

  /** What follows from how the process was started, and so is found, and told, once. */
  private static final class StartUp {
    static final KernelChoice CHOICE = announced(KernelChoice.make());

    private static KernelChoice announced(KernelChoice choice) {
      if (!Hardware.startsQuickly()) {
        System.getLogger(VectorBackend.class.getName())
            .log(System.Logger.Level.INFO, choice.reason());
      }
      return choice;
    }
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
  public Optional<CompiledForward> compile(Program program, Graph graph, Parameters parameters) {
    return planes.compile(program, graph, parameters);
  }

  @Override
  public Optional<CompiledTraining> compileTraining(
      Program program, Graph graph, Parameters parameters) {
    return planes.compileTraining(program, graph, parameters);
  }

  @Override
  public void close() {
    planes.close();
  }
}
