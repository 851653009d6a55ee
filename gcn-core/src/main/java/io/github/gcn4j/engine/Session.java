package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ValueType.Level;
import java.util.random.RandomGenerator;

/**
 * A program ready to run on one graph with one backend. Belongs to one thread at a time; several
 * sessions may share a backend. After the first call of a batch size, later ones reuse its memory.
 */
public final class Session implements AutoCloseable {
  private final Binding binding;
  private final Liveness liveness;

  private Session(Binding binding) {
    this.binding = binding;
    this.liveness = new Liveness(binding.program());
  }

  /**
   * Prepares the graph and uploads the parameters.
   *
   * @param backend computes; outlives the session
   * @param program what to compute
   * @param graph the graph every input lives on
   * @param parameters values for the program's parameters, copied
   * @throws IllegalArgumentException if the parameters are not the program's
   */
  public static Session open(
      TensorBackend backend, Program program, Graph graph, Parameters parameters) {
    return new Session(new Binding(backend, program, graph, parameters));
  }

  /**
   * Replaces every parameter by a copy of these.
   *
   * @throws IllegalArgumentException if they are not the program's
   */
  public void upload(Parameters parameters) {
    binding.upload(parameters);
  }

  /**
   * Inference.
   *
   * @param features {@code [batch, nodes, features]}
   * @param batch number of signals
   * @return logits {@code [batch * parts, classes]}, where parts is 1 except on a batch of graphs
   * @throws IllegalArgumentException if the array is too short
   */
  public float[] logits(float[] features, int batch) {
    return value(features, batch, binding.program().output());
  }

  /**
   * Any value of the program in inference: what explanations look at.
   *
   * @param features {@code [batch, nodes, features]}
   * @param batch number of signals
   * @param value 0 for the input, i + 1 for what the step at position i defines
   * @return {@code [batch, nodes, features]} or {@code [rows, features]}, by the value's type
   * @throws IllegalArgumentException if the array is too short or there is no such value
   */
  public float[] value(float[] features, int batch, int value) {
    Program program = binding.program();
    if (value < 0 || value > program.output()) {
      throw new IllegalArgumentException(
          "expected a value from 0 to " + program.output() + ", found " + value);
    }
    try (Workspace workspace = binding.open()) {
      Signal input = input(workspace, features, batch);
      Tape tape = ForwardPass.run(binding, liveness, workspace, input, new Mode.Inference(), value);
      if (program.type(value).level() == Level.GRAPH) {
        return tape.matrix(value).data();
      }
      Signal signal = tape.signal(value);
      float[] out = new float[length(batch, signal.features())];
      workspace.read(signal, out);
      return out;
    }
  }

  /**
   * One forward and backward pass of training.
   *
   * @param features {@code [batch, nodes, features]}
   * @param batch number of signals
   * @param random draws dropout masks
   * @param loss told the logits {@code [rows, classes]}, answers the loss's gradient by them
   * @param gradients the gradient of each parameter is added to it
   * @throws IllegalArgumentException if the array is too short
   */
  public void differentiate(
      float[] features,
      int batch,
      RandomGenerator random,
      OutputGradient loss,
      Parameters gradients) {
    try (Workspace workspace = binding.open()) {
      Tape tape = forwardForTraining(workspace, features, batch, random);
      BackwardPass.run(binding, tape, outputGradient(tape, loss), gradients);
    }
  }

  /**
   * As {@link #differentiate}, in training mode too (dropout draws, batch normalisation takes the
   * batch's statistics), and answers the gradient by the input as well.
   *
   * @return {@code [batch, nodes, features]}
   */
  public float[] inputGradient(
      float[] features,
      int batch,
      RandomGenerator random,
      OutputGradient loss,
      Parameters gradients) {
    try (Workspace workspace = binding.open()) {
      Tape tape = forwardForTraining(workspace, features, batch, random);
      Signal input = BackwardPass.runToInput(binding, tape, outputGradient(tape, loss), gradients);
      float[] out = new float[length(batch, binding.program().inputFeatures())];
      workspace.read(input, out);
      return out;
    }
  }

  private Tape forwardForTraining(
      Workspace workspace, float[] features, int batch, RandomGenerator random) {
    Signal input = input(workspace, features, batch);
    int output = binding.program().output();
    return ForwardPass.run(binding, liveness, workspace, input, new Mode.Training(random), output);
  }

  private DenseMatrix outputGradient(Tape tape, OutputGradient loss) {
    DenseMatrix logits = tape.matrix(binding.program().output());
    float[] gradient = loss.of(logits.data());
    if (gradient.length != logits.data().length) {
      throw new IllegalArgumentException(
          "expected a gradient of " + logits.data().length + " values, found " + gradient.length);
    }
    return new DenseMatrix(logits.rows(), logits.columns(), gradient);
  }

  private int length(int batch, int features) {
    return Math.multiplyExact(Math.multiplyExact(batch, binding.domain().nodes()), features);
  }

  private Signal input(Workspace workspace, float[] features, int batch) {
    return workspace.signal(binding.domain(), batch, binding.program().inputFeatures(), features);
  }

  @Override
  public void close() {
    binding.close();
  }

  /** A loss seen from the outputs. */
  @FunctionalInterface
  public interface OutputGradient {
    /**
     * The gradient of a loss.
     *
     * @param logits {@code [rows, classes]}
     * @return {@code [rows, classes]}
     */
    float[] of(float[] logits);
  }
}
