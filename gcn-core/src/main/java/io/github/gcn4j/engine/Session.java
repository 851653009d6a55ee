package io.github.gcn4j.engine;

import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.CompiledTraining;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ValueType.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A program ready to run on one graph with one backend. Belongs to one thread at a time; several
 * sessions may share a backend. After the first call of a batch size, later ones reuse its memory.
 *
 * <p>Every method throws {@link IllegalStateException} if another thread is in this session, or if
 * it or its backend is closed, and {@link OutOfMemoryError}, saying how much a value takes, if
 * memory does not suffice.
 */
public final class Session implements AutoCloseable {
  private final Binding binding;
  private final Liveness liveness;
  private final CompiledPasses compiled;
  private final ExplanationPasses explanations;
  private final Footprint footprint;
  private final Occupancy occupancy = new Occupancy();

  private Session(Binding binding, Footprint footprint) {
    this.binding = binding;
    this.footprint = footprint;
    this.liveness = new Liveness(binding.program());
    this.compiled = new CompiledPasses(binding);
    this.explanations = new ExplanationPasses(binding, liveness);
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
    Footprint footprint = new Footprint(program, graph);
    return footprint.within(1, () -> open(backend, program, graph, parameters, footprint));
  }

  private static Session open(
      TensorBackend backend,
      Program program,
      Graph graph,
      Parameters parameters,
      Footprint footprint) {
    Binding binding = new Binding(backend, program, graph, parameters);
    try {
      return new Session(binding, footprint);
    } catch (RuntimeException | Error e) {
      binding.close();
      throw e;
    }
  }

  /**
   * Replaces every parameter by a copy of these.
   *
   * @throws IllegalArgumentException if they are not the program's
   */
  public void upload(Parameters parameters) {
    alone(
        1,
        () -> {
          replace(parameters);
          return this;
        });
  }

  /** Lets no other thread in, and explains a lack of memory. */
  private <T> T alone(int batch, Supplier<T> work) {
    return occupancy.alone(() -> footprint.within(batch, work));
  }

  private void replace(Parameters parameters) {
    binding.upload(parameters);
    compiled.upload(parameters);
  }

  /**
   * Inference. Where the backend compiles the program, and after the first calls, which the virtual
   * machine compiles, a call on one thread allocates its result and nothing else.
   *
   * @param features {@code [batch, nodes, features]}
   * @param batch number of signals
   * @return logits {@code [batch * parts, classes]}, where parts is 1 except on a batch of graphs
   * @throws IllegalArgumentException if the array is too short
   */
  public float[] logits(float[] features, int batch) {
    // As alone(), without a lambda: it would be allocated.
    occupancy.enter();
    try {
      Optional<CompiledForward> forward = compiled.inference();
      return forward.isPresent()
          ? exact(compiled.logits(forward.get(), features, batch), features)
          : interpret(features, batch, binding.program().output());
    } catch (OutOfMemoryError e) {
      throw footprint.explained(batch, e);
    } finally {
      occupancy.leave();
    }
  }

  /**
   * Computes again, step by step, what is not finite: it may be so because a compiled program took
   * a short cut.
   */
  private float[] exact(float[] logits, float[] features) {
    int classes = binding.program().outputFeatures();
    int length = length(1, binding.program().inputFeatures());
    for (int row = 0; row < logits.length; row += classes) {
      if (!finite(logits, row, row + classes)) {
        int image = row / classes;
        float[] alone = Arrays.copyOfRange(features, image * length, (image + 1) * length);
        float[] again = interpret(alone, 1, binding.program().output());
        System.arraycopy(again, 0, logits, row, classes);
      }
    }
    return logits;
  }

  private static boolean finite(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Float.isFinite(values[i])) {
        return false;
      }
    }
    return true;
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
    return alone(batch, () -> interpret(features, batch, value));
  }

  private float[] interpret(float[] features, int batch, int value) {
    Program program = binding.program();
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
   * One forward and backward pass of training. Gradients of what is not finite are not-a-number,
   * not always which of them IEEE 754 would have it.
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
    alone(
        batch,
        () -> {
          train(features, batch, random, loss, gradients);
          return this;
        });
  }

  private void train(
      float[] features,
      int batch,
      RandomGenerator random,
      OutputGradient loss,
      Parameters gradients) {
    Optional<CompiledTraining> fast = compiled.training();
    if (fast.isPresent()) {
      compiled.differentiate(fast.get(), features, batch, random, loss, gradients);
      return;
    }
    try (Workspace workspace = binding.open()) {
      Tape tape = forwardForTraining(workspace, features, batch, random);
      BackwardPass.run(binding, tape, output(tape).gradient(loss), gradients);
    }
  }

  /**
   * How a function of the logits changes with values of the program, in inference (nothing is
   * dropped, batch normalisation takes the running statistics): what explanations are made of.
   * Computed step by step, whatever the backend compiles.
   *
   * @param features {@code [batch, nodes, features]}
   * @param batch number of signals
   * @param function told the logits {@code [rows, classes]}, answers its gradient by them
   * @param values of the program, on nodes; 0 is the input
   * @return one for each value, in this order
   * @throws IllegalArgumentException if the array is too short, or a value is not the program's or
   *     lives on graphs
   */
  public List<Sensitivity> sensitivities(
      float[] features, int batch, OutputGradient function, List<Integer> values) {
    values.forEach(this::requireNodeValue);
    return alone(batch, () -> explanations.sensitivities(features, batch, function, values));
  }

  private void requireNodeValue(int value) {
    Program program = binding.program();
    if (value < 0 || value > program.output() || program.type(value).level() != Level.NODE) {
      throw new IllegalArgumentException(
          "expected a value on nodes, from 0 to " + program.output() + ", found " + value);
    }
  }

  /**
   * As {@link #sensitivities} of the values that readouts read, as far as the logits depend on them
   * through the readouts: what a pyramid makes of a level further up is not this level's.
   *
   * @param features {@code [batch, nodes, features]}
   * @param batch number of signals
   * @param function told the logits {@code [rows, classes]}, answers its gradient by them
   * @return one for each value that a readout sums up, each value once, in the program's order
   * @throws IllegalArgumentException if the array is too short
   */
  public List<Sensitivity> readoutSensitivities(
      float[] features, int batch, OutputGradient function) {
    return alone(batch, () -> explanations.readoutSensitivities(features, batch, function));
  }

  /**
   * As {@link #sensitivities} of one signal, with every message along an edge multiplied by a
   * factor: how a function of the logits changes with the factors, and with the input.
   *
   * @param features {@code [nodes, features]}
   * @param mask made for this session's program and graph
   * @param function told the logits {@code [1, classes]}, answers its gradient by them
   * @throws IllegalArgumentException if the array is too short or the mask was made for another
   *     program or another number of nodes
   */
  public MaskGradient maskGradient(float[] features, MessageMask mask, OutputGradient function) {
    if (!mask.program().equals(binding.program())
        || mask.graph().nodes() != binding.domain().nodes()) {
      throw new IllegalArgumentException(
          "expected a mask made for the session's program and graph, found one for another");
    }
    return alone(1, () -> explanations.maskGradient(features, mask, function));
  }

  private Tape forwardForTraining(
      Workspace workspace, float[] features, int batch, RandomGenerator random) {
    Signal input = input(workspace, features, batch);
    int output = binding.program().output();
    return ForwardPass.run(binding, liveness, workspace, input, new Mode.Training(random), output);
  }

  private DenseMatrix output(Tape tape) {
    return tape.matrix(binding.program().output());
  }

  private int length(int batch, int features) {
    return Shapes.arrayLength(binding.domain(), batch, features);
  }

  private Signal input(Workspace workspace, float[] features, int batch) {
    return workspace.signal(binding.domain(), batch, binding.program().inputFeatures(), features);
  }

  /** Gives its memory up; closing twice does nothing. */
  @Override
  public void close() {
    occupancy.alone(
        () -> {
          release();
          return this;
        });
  }

  private void release() {
    try (binding) {
      compiled.close();
    }
  }

  /** A loss, or any other function, seen from the outputs. */
  @FunctionalInterface
  public interface OutputGradient {
    /**
     * The gradient of the function.
     *
     * @param logits {@code [rows, classes]}
     * @return {@code [rows, classes]}
     */
    float[] of(float[] logits);
  }
}
