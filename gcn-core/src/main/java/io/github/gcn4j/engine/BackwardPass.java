package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode differentiation: walks a program backwards over the values of a forward pass, adds
 * each parameter's gradient to an array, and hands each value's gradient on to the step that made
 * it.
 */
final class BackwardPass implements Step.Visitor<Void> {
  private final Binding binding;
  private final Program program;
  private final Tape tape;
  private final Workspace workspace;
  private final NodeMaps maps;
  private final Parameters gradients;
  private final boolean[] wanted;
  private final Map<Integer, Signal> signals = new HashMap<>();
  private final Map<Integer, DenseMatrix> matrices = new HashMap<>();
  private int output;

  private BackwardPass(Binding binding, Tape tape, Parameters gradients, boolean[] wanted) {
    this.binding = binding;
    this.program = binding.program();
    this.tape = tape;
    this.workspace = tape.workspace();
    this.maps = new NodeMaps(workspace);
    this.gradients = gradients;
    this.wanted = wanted;
  }

  /**
   * Adds the gradients of every parameter, given that of the program's output. The input's own
   * gradient is left out: training has no use for it.
   *
   * @param outputGradient {@code [graphs, classes]}
   * @param gradients receives the sums
   */
  static void run(Binding binding, Tape tape, DenseMatrix outputGradient, Parameters gradients) {
    new BackwardPass(binding, tape, gradients, dependsOnParameters(binding.program()))
        .walk(outputGradient);
  }

  /**
   * As {@link #run}, and answers the gradient by the program's input, {@code [batch, nodes,
   * features]}.
   */
  static Signal runToInput(
      Binding binding, Tape tape, DenseMatrix outputGradient, Parameters gradients) {
    boolean[] all = new boolean[binding.program().steps().size() + 1];
    Arrays.fill(all, true);
    BackwardPass pass = new BackwardPass(binding, tape, gradients, all);
    pass.walk(outputGradient);
    Signal input = pass.signals.get(0);
    if (input == null) {
      throw new IllegalArgumentException(
          "expected an output that depends on the input, found none");
    }
    return input;
  }

  /**
   * Goes back as far as the readouts: adds the gradients of the parameters after them.
   *
   * @return the gradient by each readout, zeros where the output does not depend on it
   */
  static float[][] runToReadouts(
      Binding binding, Tape tape, DenseMatrix outputGradient, Parameters gradients) {
    boolean[] all = new boolean[binding.program().steps().size() + 1];
    Arrays.fill(all, true);
    BackwardPass pass = new BackwardPass(binding, tape, gradients, all);
    List<Integer> readouts = pass.program.readouts();
    pass.matrices.put(pass.program.output(), outputGradient);
    for (int value = pass.program.output(); value > 0; value--) {
      pass.output = value;
      if (pass.matrices.containsKey(value) && !readouts.contains(value)) {
        pass.program.steps().get(value - 1).accept(pass);
      }
    }
    float[][] rows = new float[readouts.size()][];
    for (int i = 0; i < rows.length; i++) {
      DenseMatrix found = pass.matrices.get(readouts.get(i));
      rows[i] =
          found == null ? new float[tape.matrix(readouts.get(i)).data().length] : found.data();
    }
    return rows;
  }

  private static boolean[] dependsOnParameters(Program program) {
    boolean[] depends = new boolean[program.steps().size() + 1];
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      depends[i + 1] =
          !step.parameters().isEmpty() || step.inputs().stream().anyMatch(input -> depends[input]);
    }
    return depends;
  }

  private void walk(DenseMatrix outputGradient) {
    List<Step> steps = program.steps();
    matrices.put(program.output(), outputGradient);
    for (int i = steps.size() - 1; i >= 0; i--) {
      output = i + 1;
      if (signals.containsKey(output) || matrices.containsKey(output)) {
        steps.get(i).accept(this);
      }
      Signal spent = signals.remove(output);
      if (spent != null && !given(spent)) {
        workspace.release(spent);
      }
      tape.release(output);
    }
  }

  @Override
  public Void linear(Step.Linear step) {
    float[] weightGradient = gradients.get(step.weight());
    if (onNodes(step.input())) {
      Signal dy = signal();
      addMatrix(workspace.contract(tape.signal(step.input()), dy), weightGradient);
      if (wanted[step.input()]) {
        give(step.input(), workspace.linear(dy, binding.matrix(step.weight()), Direction.ADJOINT));
      }
    } else {
      DenseMatrix x = tape.matrix(step.input());
      matrix().contractInto(x, weightGradient);
      give(step.input(), matrix().times(binding.array(step.weight()), x.columns()));
    }
    return done();
  }

  @Override
  public Void bias(Step.Bias step) {
    float[] biasGradient = gradients.get(step.bias());
    if (onNodes(step.input())) {
      addMatrix(workspace.sum(signal(), Span.BATCH), biasGradient);
      if (wanted[step.input()]) {
        give(step.input(), signal());
      }
    } else {
      matrix().sumInto(biasGradient);
      give(step.input(), matrix());
    }
    return done();
  }

  @Override
  public Void propagate(Step.Propagate step) {
    if (wanted[step.input()]) {
      Signal dx =
          workspace.propagate(
              binding.operator(step.input(), step.adjacency()), signal(), Direction.ADJOINT);
      give(step.input(), dx);
    }
    return done();
  }

  @Override
  public Void activate(Step.Activate step) {
    if (!onNodes(step.input())) {
      give(step.input(), tape.matrix(output).activateGradient(step.function(), matrix()));
    } else if (wanted[step.input()]) {
      Signal y = tape.signal(output);
      give(step.input(), workspace.activateGradient(step.function(), y, signal()));
    }
    return done();
  }

  @Override
  public Void dropout(Step.Dropout step) {
    if (!onNodes(step.input())) {
      give(step.input(), matrix().times(tape.matrixMask(output)));
    } else if (wanted[step.input()]) {
      give(step.input(), workspace.multiply(signal(), tape.signalMask(output)));
    }
    return done();
  }

  @Override
  public Void combine(Step.Combine step) {
    giveScaled(step.left(), step.leftFactor());
    giveScaled(step.right(), step.rightFactor());
    return done();
  }

  private void giveScaled(int input, float factor) {
    if (onNodes(input)) {
      if (wanted[input]) {
        give(input, factor == 1f ? signal() : maps.scaled(signal(), factor));
      }
    } else {
      give(input, factor == 1f ? matrix() : matrix().scaled(factor));
    }
  }

  @Override
  public Void scale(Step.Scale step) {
    if (binding.trainable(step.factor())) {
      gradients.get(step.factor())[0] += (float) gradientByFactor(step.input());
    }
    giveScaled(step.input(), binding.array(step.factor())[0]);
    return done();
  }

  private double gradientByFactor(int input) {
    if (!onNodes(input)) {
      return matrix().dot(tape.matrix(input));
    }
    double sum = 0;
    for (float part : maps.take(workspace.dot(signal(), tape.signal(input), Span.BATCH))) {
      sum += part;
    }
    return sum;
  }

  @Override
  public Void batchNorm(Step.BatchNorm step) {
    Normalisation norm = binding.normalisation(step);
    if (onNodes(step.input())) {
      normalise(norm, step.input());
    } else {
      DenseMatrix x = tape.matrix(step.input());
      Blend blend = norm.backward(tape.statistics(output), matrix().sums(x), gradients);
      give(step.input(), matrix().blend(blend, x));
    }
    return done();
  }

  @Override
  public Void graphNorm(Step.GraphNorm step) {
    normalise(binding.normalisation(step), step.input());
    return done();
  }

  @Override
  public Void standardise(Step.Standardise step) {
    if (wanted[step.input()]) {
      normalise(new Standardisation(step), step.input());
    }
    return done();
  }

  private void normalise(Normalisation norm, int input) {
    Signal x = tape.signal(input);
    GradientSums sums = maps.sums(signal(), x, norm.span());
    Blend blend = norm.backward(tape.statistics(output), sums, gradients);
    if (wanted[input]) {
      give(input, maps.blend(signal(), x, blend));
    }
  }

  @Override
  public Void concat(Step.Concat step) {
    int from = 0;
    for (int input : step.inputs()) {
      int features = program.type(input).features();
      if (!onNodes(input)) {
        give(input, matrix().slice(from, features));
      } else if (wanted[input]) {
        give(input, workspace.slice(signal(), from, features));
      }
      from += features;
    }
    return done();
  }

  @Override
  public Void coarsen(Step.Coarsen step) {
    if (wanted[step.input()]) {
      give(step.input(), workspace.refine(signal(), binding.domain(step.input())));
    }
    return done();
  }

  @Override
  public Void attend(Step.Attend step) {
    Signal x = tape.signal(step.input());
    PreparedGraph pattern = binding.operator(step.input(), step.adjacency());
    Matrix sourceWeight = binding.matrix(step.sourceAttention());
    Matrix targetWeight = binding.matrix(step.targetAttention());
    Signal source = workspace.linear(x, sourceWeight, Direction.FORWARD);
    Signal target = workspace.linear(x, targetWeight, Direction.FORWARD);
    List<Signal> dx = workspace.attendGradient(pattern, x, source, target, step.slope(), signal());
    giveOrRelease(step.input(), dx.get(0));
    score(step.input(), dx.get(1), sourceWeight, step.sourceAttention());
    score(step.input(), dx.get(2), targetWeight, step.targetAttention());
    workspace.release(source);
    workspace.release(target);
    return done();
  }

  /** Goes back through one of the linear maps from features to the heads' scores. */
  private void score(int input, Signal dScore, Matrix weight, String attention) {
    int heads = dScore.features();
    float[] blocks = maps.take(workspace.contract(tape.signal(input), dScore));
    float[] gradient = gradients.get(attention);
    int width = gradient.length / heads;
    for (int i = 0; i < gradient.length; i++) {
      int head = i / width;
      gradient[i] += blocks[head * heads * width + i];
    }
    if (wanted[input]) {
      give(input, workspace.linear(dScore, weight, Direction.ADJOINT));
    }
    workspace.release(dScore);
  }

  @Override
  public Void pool(Step.Pool step) {
    if (wanted[step.input()]) {
      Matrix rows = rows();
      give(
          step.input(),
          workspace.readoutGradient(step.readouts(), tape.signal(step.input()), rows));
      workspace.release(rows);
    }
    return done();
  }

  @Override
  public Void attentionPool(Step.AttentionPool step) {
    if (wanted[step.input()] || wanted[step.gate()]) {
      Matrix rows = rows();
      List<Signal> dx =
          workspace.attentionReadoutGradient(
              tape.signal(step.input()), tape.signal(step.gate()), rows);
      giveOrRelease(step.input(), dx.get(0));
      giveOrRelease(step.gate(), dx.get(1));
      workspace.release(rows);
    }
    return done();
  }

  private Matrix rows() {
    DenseMatrix dy = matrix();
    return workspace.matrix(dy.rows(), dy.columns(), dy.data());
  }

  private void giveOrRelease(int input, Signal gradient) {
    if (wanted[input]) {
      give(input, gradient);
    } else {
      workspace.release(gradient);
    }
  }

  private Signal signal() {
    return require(signals.get(output));
  }

  private DenseMatrix matrix() {
    return require(matrices.get(output));
  }

  private static <T> T require(@Nullable T gradient) {
    if (gradient == null) {
      throw new IllegalStateException("expected a gradient for the step being walked");
    }
    return gradient;
  }

  /** Hands on a gradient; where a value was read twice, the two gradients add up. */
  private void give(int value, Signal gradient) {
    Signal earlier = signals.get(value);
    if (earlier == null) {
      signals.put(value, gradient);
    } else {
      signals.put(value, workspace.combine(1f, earlier, 1f, gradient));
      if (!given(earlier)) {
        workspace.release(earlier);
      }
    }
  }

  /**
   * Whether a gradient is still some value's: steps that change nothing hand on the very object.
   */
  private boolean given(Signal gradient) {
    return signals.values().stream().anyMatch(other -> other == gradient);
  }

  private void give(int value, DenseMatrix gradient) {
    DenseMatrix earlier = matrices.get(value);
    matrices.put(value, earlier == null ? gradient : earlier.plus(gradient));
  }

  private void addMatrix(Matrix matrix, float[] gradient) {
    float[] read = maps.take(matrix);
    for (int i = 0; i < read.length; i++) {
      gradient[i] += read[i];
    }
  }

  private boolean onNodes(int value) {
    return program.type(value).level() == Level.NODE;
  }

  @SuppressWarnings("NullAway") // Void has no value but null
  private static Void done() {
    return null;
  }
}
