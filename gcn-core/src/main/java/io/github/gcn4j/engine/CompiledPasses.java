package io.github.gcn4j.engine;

import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.CompiledTraining;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Passes for which the backend compiled the node level, if it did: asks it for the readouts, and
 * computes what follows them, rows of a few numbers.
 */
final class CompiledPasses implements AutoCloseable {
  private final Binding binding;
  private final Optional<CompiledForward> forward;

  /** Rows that every call of inference writes anew, so that it allocates nothing but its result. */
  private final GraphValues rows;

  private final float[][] readouts;
  private GraphPass head;
  private Optional<CompiledTraining> training = Optional.empty();
  private boolean askedForTraining;

  CompiledPasses(Binding binding) {
    this.binding = binding;
    this.forward = binding.compile();
    this.rows = new GraphValues(binding.program());
    this.readouts = new float[binding.program().readouts().size()][];
    this.head = new GraphPass(binding, rows, new Mode.Inference());
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
    head = new GraphPass(binding, rows, new Mode.Inference());
  }

  /**
   * Inference.
   *
   * @return {@code [batch, classes]}
   */
  float[] logits(CompiledForward compiled, float[] features, int batch) {
    run(compiled, features, batch, rows);
    head.run();
    return rows.get(binding.program().output()).data().clone();
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
      Tape tape = new Tape(workspace, binding.program());
      run(compiled, features, batch, tape.graphs());
      new GraphPass(binding, tape.graphs(), new Mode.Training(random)).run();
      DenseMatrix dy = tape.matrix(binding.program().output()).gradient(loss);
      compiled.backward(
          features, batch, BackwardPass.runToReadouts(binding, tape, dy, gradients), gradients);
    }
  }

  /** Computes the readouts. */
  private void run(CompiledForward compiled, float[] features, int batch, GraphValues values) {
    Program program = binding.program();
    Shapes.requireArray(binding.domain(), batch, program.inputFeatures(), features.length);
    for (int i = 0; i < readouts.length; i++) {
      int value = program.readouts().get(i);
      readouts[i] = values.room(value, batch, program.type(value).features()).data();
    }
    compiled.run(features, batch, readouts);
  }

  @Override
  public void close() {
    forward.ifPresent(CompiledForward::close);
    training.ifPresent(CompiledTraining::close);
  }
}
