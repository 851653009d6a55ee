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
import java.util.Optional;
import java.util.Set;
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
  private final boolean learning;
  private final Propagation propagation;
  private final Map<Integer, Signal> signals = new HashMap<>();
  private final Map<Integer, DenseMatrix> matrices = new HashMap<>();
  private int output;

  private BackwardPass(
      Binding binding,
      Tape tape,
      Parameters gradients,
      boolean[] wanted,
      boolean learning,
      Propagation propagation) {
    this.binding = binding;
    this.program = binding.program();
    this.tape = tape;
    this.workspace = tape.workspace();
    this.maps = new NodeMaps(workspace);
    this.gradients = gradients;
    this.wanted = wanted;
    this.learning = learning;
    this.propagation = propagation;
  }

  /**
   * Adds the gradients of every parameter, given that of the program's output. The input's own
   * gradient is left out: training has no use for it.
   *
   * @param outputGradient {@code [graphs, classes]}
   * @param gradients receives the sums
   */
  static void run(Binding binding, Tape tape, DenseMatrix outputGradient, Parameters gradients) {
    boolean[] wanted = dependsOnParameters(binding.program());
    new BackwardPass(binding, tape, gradients, wanted, true, binding)
        .walk(outputGradient, (value, gradient) -> {});
  }

  /** Told the gradient of node values on the way, when it is whole. */
  @FunctionalInterface
  interface Observer {
    void see(int value, Signal gradient);
  }

  /**
   * Goes back from the output as far as the values that are looked at, over a pass in inference;
   * parameters are left out.
   *
   * @param outputGradient {@code [graphs, classes]}
   * @param watched values on nodes
   * @param propagation the one the pass went forward with
   * @param observer told of the watched values that the output depends on, the later ones first
   */
  static void runToValues(
      Binding binding,
      Tape tape,
      DenseMatrix outputGradient,
      Set<Integer> watched,
      Propagation propagation,
      Observer observer) {
    Program program = binding.program();
    boolean[] wanted = dependsOn(program, watched);
    // What normalisations add to parameters' gradients goes nowhere.
    Parameters spare = Parameters.zeros(program);
    new BackwardPass(binding, tape, spare, wanted, false, propagation)
        .walk(
            outputGradient,
            (value, gradient) -> {
              if (watched.contains(value)) {
                observer.see(value, gradient);
              }
            });
  }

  /**
   * Goes back through the readouts and no further, over a pass in inference.
   *
   * @param outputGradient {@code [graphs, classes]}
   * @param watched values that readouts read
   * @param observer told of those the output depends on through a readout; what it depends on by
   *     other ways is left out
   */
  static void runThroughReadouts(
      Binding binding,
      Tape tape,
      DenseMatrix outputGradient,
      Set<Integer> watched,
      Observer observer) {
    Program program = binding.program();
    boolean[] wanted = new boolean[program.steps().size() + 1];
    watched.forEach(value -> wanted[value] = true);
    Parameters spare = Parameters.zeros(program);
    BackwardPass pass = new BackwardPass(binding, tape, spare, wanted, false, binding);
    pass.matrices.put(program.output(), outputGradient);
    for (int value = program.output(); value > 0; value--) {
      pass.output = value;
      if (pass.matrices.containsKey(value)) {
        program.steps().get(value - 1).accept(pass);
      }
    }
    pass.signals.forEach(observer::see);
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
    BackwardPass pass = new BackwardPass(binding, tape, gradients, all, true, binding);
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

  private static boolean[] dependsOn(Program program, Set<Integer> values) {
    boolean[] depends = new boolean[program.steps().size() + 1];
    values.forEach(value -> depends[value] = true);
    for (int i = 0; i < program.steps().size(); i++) {
      depends[i + 1] |= program.steps().get(i).inputs().stream().anyMatch(input -> depends[input]);
    }
    return depends;
  }

  private void walk(DenseMatrix outputGradient, Observer observer) {
    List<Step> steps = program.steps();
    matrices.put(program.output(), outputGradient);
    for (int value = program.output(); value >= 0; value--) {
      output = value;
      Signal gradient = signals.get(value);
      if (gradient != null) {
        observer.see(value, gradient);
      }
      if (value > 0 && leadsOn(value)) {
        steps.get(value - 1).accept(this);
      }
      Signal spent = signals.remove(value);
      if (spent != null && !given(spent)) {
        workspace.release(spent);
      }
      tape.release(value);
    }
  }

  /** Whether there is a gradient at a value, and somebody before it who wants to know. */
  private boolean leadsOn(int value) {
    return wanted[value] && (signals.containsKey(value) || matrices.containsKey(value));
  }

  @Override
  public Void linear(Step.Linear step) {
    float[] weightGradient = gradients.get(step.weight());
    if (onNodes(step.input())) {
      Signal dy = signal();
      if (learning) {
        addMatrix(workspace.contract(tape.signal(step.input()), dy), weightGradient);
      }
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
      if (learning) {
        addMatrix(workspace.sum(signal(), Span.BATCH), biasGradient);
      }
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
      give(step.input(), propagation.backward(workspace, step, signal()));
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
    // Without a mask it was inference: nothing was dropped.
    if (!onNodes(step.input())) {
      DenseMatrix dy = matrix();
      give(step.input(), tape.matrixMask(output).map(dy::times).orElse(dy));
    } else if (wanted[step.input()]) {
      Signal dy = signal();
      give(
          step.input(),
          tape.signalMask(output).map(mask -> workspace.multiply(dy, mask)).orElse(dy));
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
    if (learning && binding.trainable(step.factor())) {
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
    BatchNormalisation norm = binding.normalisation(step);
    Optional<Statistics> measured = tape.statistics(output);
    if (measured.isEmpty()) {
      giveInference(norm, step.input());
    } else if (onNodes(step.input())) {
      normalise(norm, step.input());
    } else {
      DenseMatrix x = tape.matrix(step.input());
      Blend blend = norm.backward(measured.get(), matrix().sums(x), gradients);
      give(step.input(), matrix().blend(blend, x));
    }
    return done();
  }

  /** In inference the running statistics are constants. */
  private void giveInference(BatchNormalisation norm, int input) {
    Affine slope = norm.inference().withoutShift();
    if (!onNodes(input)) {
      give(input, matrix().affine(slope));
    } else if (wanted[input]) {
      give(input, maps.affine(signal(), slope));
    }
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
    Statistics statistics =
        tape.statistics(output)
            .orElseThrow(() -> new IllegalStateException("expected what step measured"));
    Blend blend = norm.backward(statistics, sums, gradients);
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
  public Void select(Step.Select step) {
    int input = step.input();
    int after = program.type(input).features() - step.from() - step.count();
    if (!onNodes(input)) {
      DenseMatrix dy = matrix();
      DenseMatrix left = DenseMatrix.zeros(dy.rows(), step.from());
      give(input, DenseMatrix.concat(List.of(left, dy, DenseMatrix.zeros(dy.rows(), after))));
    } else if (wanted[input]) {
      give(input, workspace.pad(signal(), step.from(), after));
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
    if (learning) {
      float[] blocks = maps.take(workspace.contract(tape.signal(input), dScore));
      float[] gradient = gradients.get(attention);
      int width = gradient.length / heads;
      for (int i = 0; i < gradient.length; i++) {
        int head = i / width;
        gradient[i] += blocks[head * heads * width + i];
      }
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

  @Override
  public Void weightedPool(Step.WeightedPool step) {
    Signal x = tape.signal(step.input());
    Signal weights = tape.signal(step.weights());
    DenseMatrix slopes =
        WeightedReadouts.of(step, x.features()).momentsGradient(tape.matrix(output), matrix());
    Matrix dMoments = workspace.matrix(slopes.rows(), slopes.columns(), slopes.data());
    if (wanted[step.input()]) {
      give(step.input(), workspace.weightedMomentsGradient(x, weights, dMoments));
    }
    if (wanted[step.weights()]) {
      give(step.weights(), workspace.weightedMomentsWeightGradient(x, weights, dMoments));
    }
    workspace.release(dMoments);
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
