package io.github.gcn4j.engine;

import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.CompiledTraining;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Passes for which the backend compiled the node level, if it did: asks it for the readouts, and
 * computes what follows them, rows of a few numbers.
 */
final class CompiledPasses implements AutoCloseable {
  private final Binding binding;
  private final Optional<CompiledForward> forward;
  private Optional<CompiledTraining> training = Optional.empty();
  private boolean askedForTraining;

  CompiledPasses(Binding binding) {
    this.binding = binding;
    this.forward = binding.compile();
  }

  /** Inference, if it was compiled. */
  Optional<CompiledForward> inference() {
    return forward;
  }

  /** Training, if it was compiled; the backend is asked when somebody first trains. */
  Optional<CompiledTraining> training() {
    if (!askedForTraining) {
      training = binding.compileTraining();
      askedForTraining = true;
    }
    return training;
  }

  /** Replaces every parameter by a copy of these. */
  void upload(Parameters parameters) {
    forward.ifPresent(compiled -> compiled.upload(parameters));
    training.ifPresent(compiled -> compiled.upload(parameters));
  }

  /**
   * Inference.
   *
   * @return {@code [batch, classes]}
   */
  float[] logits(CompiledForward compiled, float[] features, int batch) {
    try (Workspace workspace = binding.open()) {
      Tape tape = forward(compiled, workspace, features, batch, new Mode.Inference());
      return tape.matrix(binding.program().output()).data();
    }
  }

  /** One forward and backward pass of training. */
  void differentiate(
      CompiledTraining compiled,
      float[] features,
      int batch,
      RandomGenerator random,
      Session.OutputGradient loss,
      Parameters gradients) {
    try (Workspace workspace = binding.open()) {
      Tape tape = forward(compiled, workspace, features, batch, new Mode.Training(random));
      DenseMatrix dy = tape.matrix(binding.program().output()).gradient(loss);
      compiled.backward(
          features, batch, BackwardPass.runToReadouts(binding, tape, dy, gradients), gradients);
    }
  }

  private Tape forward(
      CompiledForward compiled, Workspace workspace, float[] features, int batch, Mode mode) {
    Program program = binding.program();
    Shapes.requireArray(binding.domain(), batch, program.inputFeatures(), features.length);
    Tape tape = new Tape(workspace);
    List<Integer> values = program.readouts();
    float[][] rows = new float[values.size()][];
    for (int i = 0; i < rows.length; i++) {
      int width = program.type(values.get(i)).features();
      rows[i] = new float[Math.multiplyExact(batch, width)];
      tape.put(values.get(i), new DenseMatrix(batch, width, rows[i]));
    }
    compiled.run(features, batch, rows);
    ForwardPass.finish(binding, tape, mode);
    return tape;
  }

  @Override
  public void close() {
    forward.ifPresent(CompiledForward::close);
    training.ifPresent(CompiledTraining::close);
  }
}
