package io.github.gcn4j.backend;

import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Optional;

/** A way to compute with signals on graphs. Thread-safe; its workspaces are not. */
public interface TensorBackend extends AutoCloseable {

  /** Name, kernels and threads. */
  BackendInfo info();

  /** Brings an operator into this backend's form. */
  PreparedGraph prepare(GraphOperator operator);

  /**
   * A new outermost workspace.
   *
   * @throws IllegalStateException if this backend is closed
   */
  Workspace open();

  /**
   * Compiles the node level of a program for inference. The interpreter, step by step in a {@link
   * Workspace}, is the truth it agrees with to rounding.
   *
   * <p>Asked by a session whose images all live on one graph. A {@link
   * io.github.gcn4j.graph.GraphBatch}, whose graphs are others in every batch and have a row of
   * readouts each, is not offered here and goes step by step.
   *
   * @param program what to compute
   * @param graph the graph every input lives on
   * @param parameters values for the program's parameters, copied
   * @return nothing where this backend has no faster way than step by step
   * @throws IllegalArgumentException if the parameters are not the program's
   * @throws IllegalStateException if this backend is closed
   */
  default Optional<CompiledForward> compile(Program program, Graph graph, Parameters parameters) {
    return Optional.empty();
  }

  /**
   * As {@link #compile}, for training: no dropout draws at the node level and no batch is
   * normalised there, or there is nothing to answer.
   *
   * @param program what to compute
   * @param graph the graph every input lives on
   * @param parameters values for the program's parameters, copied
   * @return nothing where this backend has no faster way than step by step
   * @throws IllegalArgumentException if the parameters are not the program's
   * @throws IllegalStateException if this backend is closed
   */
  default Optional<CompiledTraining> compileTraining(
      Program program, Graph graph, Parameters parameters) {
    return Optional.empty();
  }

  /**
   * Ends its threads, which bring work in hand to its end first; closing twice does nothing. From
   * then on {@link #open}, {@link #compile} and {@link #compileTraining} throw {@link
   * IllegalStateException}. Workspaces opened and passes compiled before can still be closed, which
   * alone gives up their memory, and in any order; what else is asked of them may throw {@link
   * IllegalStateException}, and a pass through a whole model does.
   */
  @Override
  void close();
}
