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
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable CompiledForward compiled;
  private @Nullable CompiledTraining training;
  private boolean trains;
  private final Footprint footprint;
  private final Occupancy occupancy = new Occupancy();

  private Session(Binding binding, Footprint footprint, @Nullable CompiledForward compiled) {
    this.binding = binding;
    this.footprint = footprint;
    this.liveness = new Liveness(binding.program());
    this.compiled = compiled;
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
      CompiledForward compiled = backend.compile(program, graph, parameters).orElse(null);
      return new Session(binding, footprint, compiled);
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
    if (compiled != null) {
      compiled.upload(parameters);
    }
    if (training != null) {
      training.upload(parameters);
    }
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
    int output = binding.program().output();
    return alone(
        batch,
        () ->
            compiled == null
                ? interpret(features, batch, output)
                : logits(compiled, features, batch, output));
  }

  private float[] logits(CompiledForward forward, float[] features, int batch, int output) {
    Program program = binding.program();
    Shapes.requireArray(binding.domain(), batch, program.inputFeatures(), features.length);
    try (Workspace workspace = binding.open()) {
      Tape tape = new Tape(workspace);
      forward.run(features, batch, readouts(tape, batch));
      ForwardPass.finish(binding, tape, new Mode.Inference());
      float[] logits = tape.matrix(output).data();
      for (int image = 0; image < batch; image++) {
        repeatUnlessNumbers(features, image, logits, program.outputFeatures());
      }
      return logits;
    }
  }

  /** What is not finite may be so because a compiled program took a short cut. */
  private void repeatUnlessNumbers(float[] features, int image, float[] logits, int classes) {
    int from = image * classes;
    for (int i = from; i < from + classes; i++) {
      if (!Float.isFinite(logits[i])) {
        int length = length(1, binding.program().inputFeatures());
        float[] alone = Arrays.copyOfRange(features, image * length, (image + 1) * length);
        float[] exact = interpret(alone, 1, binding.program().output());
        System.arraycopy(exact, 0, logits, from, classes);
        return;
      }
    }
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
    CompiledTraining fast = training();
    if (fast != null) {
      differentiate(fast, features, batch, random, loss, gradients);
      return;
    }
    try (Workspace workspace = binding.open()) {
      Tape tape = forwardForTraining(workspace, features, batch, random);
      BackwardPass.run(binding, tape, outputGradient(tape, loss), gradients);
    }
  }

  private void differentiate(
      CompiledTraining fast,
      float[] features,
      int batch,
      RandomGenerator random,
      OutputGradient loss,
      Parameters gradients) {
    int width = binding.program().inputFeatures();
    Shapes.requireArray(binding.domain(), batch, width, features.length);
    try (Workspace workspace = binding.open()) {
      Tape tape = new Tape(workspace);
      fast.run(features, batch, readouts(tape, batch));
      ForwardPass.finish(binding, tape, new Mode.Training(random));
      float[][] dy =
          BackwardPass.runToReadouts(binding, tape, outputGradient(tape, loss), gradients);
      fast.backward(features, batch, dy, gradients);
    }
  }

  /** What the backend compiled for training, once somebody trains. */
  private @Nullable CompiledTraining training() {
    if (!trains) {
      training = binding.compileTraining();
      trains = true;
    }
    return training;
  }

  /** Room on the tape for every readout. */
  private float[][] readouts(Tape tape, int batch) {
    Program program = binding.program();
    List<Integer> values = program.readouts();
    float[][] rows = new float[values.size()][];
    for (int i = 0; i < rows.length; i++) {
      int width = program.type(values.get(i)).features();
      rows[i] = new float[Math.multiplyExact(batch, width)];
      tape.put(values.get(i), new DenseMatrix(batch, width, rows[i]));
    }
    return rows;
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
    return alone(
        batch,
        () -> {
          try (Workspace workspace = binding.open()) {
            Tape tape = forwardForTraining(workspace, features, batch, random);
            DenseMatrix dy = outputGradient(tape, loss);
            Signal input = BackwardPass.runToInput(binding, tape, dy, gradients);
            float[] out = new float[length(batch, binding.program().inputFeatures())];
            workspace.read(input, out);
            return out;
          }
        });
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
      if (compiled != null) {
        compiled.close();
      }
      if (training != null) {
        training.close();
      }
    }
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
