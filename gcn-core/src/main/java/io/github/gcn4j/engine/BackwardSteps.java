package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType.Level;
import java.util.List;
import java.util.Optional;

/**
 * The way back through one step: adds the gradients of its parameters to arrays, and hands the
 * gradient of the value it defines on to the values it read.
 */
final class BackwardSteps implements Step.Visitor<Void> {
  private final Binding binding;
  private final Program program;
  private final Tape tape;
  private final Workspace workspace;
  private final NodeMaps maps;
  private final ValueGradients flow;
  private final Parameters gradients;
  private final boolean[] wanted;
  private final boolean learning;
  private final Propagation propagation;
  private int output;

  /**
   * Steps of a pass.
   *
   * @param flow gradients of values
   * @param gradients receives those of parameters
   * @param wanted by value: whether somebody wants to know its gradient
   * @param learning whether parameters on nodes are among them
   * @param propagation the one the pass went forward with
   */
  BackwardSteps(
      Binding binding,
      Tape tape,
      ValueGradients flow,
      Parameters gradients,
      boolean[] wanted,
      boolean learning,
      Propagation propagation) {
    this.binding = binding;
    this.program = binding.program();
    this.tape = tape;
    this.workspace = tape.workspace();
    this.maps = new NodeMaps(workspace);
    this.flow = flow;
    this.gradients = gradients;
    this.wanted = wanted;
    this.learning = learning;
    this.propagation = propagation;
  }

  /** Goes back through the step that defines a value, whose gradient there must be. */
  void go(int value) {
    output = value;
    program.steps().get(value - 1).accept(this);
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
        flow.give(
            step.input(), workspace.linear(dy, binding.matrix(step.weight()), Direction.ADJOINT));
      }
    } else {
      DenseMatrix x = tape.matrix(step.input());
      matrix().contractInto(x, weightGradient);
      flow.give(step.input(), matrix().times(binding.array(step.weight()), x.columns()));
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
        flow.give(step.input(), signal());
      }
    } else {
      matrix().sumInto(biasGradient);
      flow.give(step.input(), matrix());
    }
    return done();
  }

  @Override
  public Void propagate(Step.Propagate step) {
    if (wanted[step.input()]) {
      flow.give(step.input(), propagation.backward(workspace, step, signal()));
    }
    return done();
  }

  @Override
  public Void activate(Step.Activate step) {
    if (!onNodes(step.input())) {
      flow.give(step.input(), tape.matrix(output).activateGradient(step.function(), matrix()));
    } else if (wanted[step.input()]) {
      Signal y = tape.signal(output);
      flow.give(step.input(), workspace.activateGradient(step.function(), y, signal()));
    }
    return done();
  }

  @Override
  public Void dropout(Step.Dropout step) {
    // Without a mask it was inference: nothing was dropped.
    if (!onNodes(step.input())) {
      DenseMatrix dy = matrix();
      flow.give(step.input(), tape.matrixMask(output).map(mask -> product(dy, mask)).orElse(dy));
    } else if (wanted[step.input()]) {
      Signal dy = signal();
      flow.give(
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
        flow.give(input, factor == 1f ? signal() : maps.scaled(signal(), factor));
      }
    } else {
      flow.give(input, factor == 1f ? matrix() : scaled(matrix(), factor));
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
      flow.give(step.input(), matrix().blend(blend, x));
    }
    return done();
  }

  /** In inference the running statistics are constants. */
  private void giveInference(BatchNormalisation norm, int input) {
    Affine slope = norm.inference().withoutShift();
    if (!onNodes(input)) {
      DenseMatrix dx = like(matrix());
      matrix().affine(slope, dx);
      flow.give(input, dx);
    } else if (wanted[input]) {
      flow.give(input, maps.affine(signal(), slope));
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
      flow.give(input, maps.blend(signal(), x, blend));
    }
  }

  @Override
  public Void concat(Step.Concat step) {
    int from = 0;
    for (int input : step.inputs()) {
      int features = program.type(input).features();
      if (!onNodes(input)) {
        flow.give(input, matrix().slice(from, features));
      } else if (wanted[input]) {
        flow.give(input, workspace.slice(signal(), from, features));
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
      DenseMatrix dx = DenseMatrix.zeros(dy.rows(), program.type(input).features());
      dy.copyTo(dx, step.from());
      flow.give(input, dx);
    } else if (wanted[input]) {
      flow.give(input, workspace.pad(signal(), step.from(), after));
    }
    return done();
  }

  @Override
  public Void coarsen(Step.Coarsen step) {
    if (wanted[step.input()]) {
      flow.give(step.input(), workspace.refine(signal(), binding.domain(step.input())));
    }
    return done();
  }

  @Override
  public Void attend(Step.Attend step) {
    Signal x = tape.signal(step.input());
    Matrix sourceWeight = binding.matrix(step.sourceAttention());
    Matrix targetWeight = binding.matrix(step.targetAttention());
    Signal source = workspace.linear(x, sourceWeight, Direction.FORWARD);
    Signal target = workspace.linear(x, targetWeight, Direction.FORWARD);
    List<Signal> dx = propagation.attendGradient(workspace, step, x, source, target, signal());
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
      flow.give(input, workspace.linear(dScore, weight, Direction.ADJOINT));
    }
    workspace.release(dScore);
  }

  @Override
  public Void pool(Step.Pool step) {
    if (wanted[step.input()]) {
      Matrix rows = rows();
      flow.give(
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
    if (!wanted[step.input()] && !wanted[step.weights()]) {
      return done();
    }
    Signal x = tape.signal(step.input());
    Signal weights = tape.signal(step.weights());
    DenseMatrix slopes =
        WeightedReadouts.of(step, x.features()).momentsGradient(tape.matrix(output), matrix());
    Matrix dMoments = workspace.matrix(slopes.rows(), slopes.columns(), slopes.data());
    if (wanted[step.input()]) {
      flow.give(step.input(), workspace.weightedMomentsGradient(x, weights, dMoments));
    }
    if (wanted[step.weights()]) {
      flow.give(step.weights(), workspace.weightedMomentsWeightGradient(x, weights, dMoments));
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
      flow.give(input, gradient);
    } else {
      workspace.release(gradient);
    }
  }

  private Signal signal() {
    return flow.signal(output);
  }

  private DenseMatrix matrix() {
    return flow.matrix(output);
  }

  private static DenseMatrix like(DenseMatrix dy) {
    return DenseMatrix.zeros(dy.rows(), dy.columns());
  }

  private static DenseMatrix product(DenseMatrix dy, DenseMatrix mask) {
    DenseMatrix dx = like(dy);
    dy.times(mask, dx);
    return dx;
  }

  private static DenseMatrix scaled(DenseMatrix dy, float factor) {
    DenseMatrix dx = like(dy);
    dy.scaled(factor, dx);
    return dx;
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
