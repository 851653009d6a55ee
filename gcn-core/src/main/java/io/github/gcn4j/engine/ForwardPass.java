package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;

/**
 * The interpreter: runs a program step by step. It is the truth that compiled programs are tested
 * against. Node values, up to the readouts, are the backend's; {@link GraphPass} does the rest.
 */
final class ForwardPass implements Step.Visitor<Void> {
  private final Binding binding;
  private final Program program;
  private final Tape tape;
  private final Workspace workspace;
  private final NodeMaps maps;
  private final Mode mode;
  private final Propagation propagation;
  private int output;

  private ForwardPass(Binding binding, Tape tape, Mode mode, Propagation propagation) {
    this.binding = binding;
    this.program = binding.program();
    this.tape = tape;
    this.workspace = tape.workspace();
    this.maps = new NodeMaps(workspace);
    this.mode = mode;
    this.propagation = propagation;
  }

  /**
   * Runs the program on an input.
   *
   * @param until the last value wanted: the program's output, or an earlier one
   * @return the values; the one wanted is among them
   */
  static Tape run(
      Binding binding, Liveness liveness, Workspace workspace, Signal input, Mode mode, int until) {
    return run(binding, liveness, workspace, input, mode, until, binding);
  }

  /** As the other, with a way of its own along edges. */
  static Tape run(
      Binding binding,
      Liveness liveness,
      Workspace workspace,
      Signal input,
      Mode mode,
      int until,
      Propagation propagation) {
    Tape tape = new Tape(workspace, binding.program());
    tape.put(0, input);
    ForwardPass pass = new ForwardPass(binding, tape, mode, propagation);
    GraphPass graphs = new GraphPass(binding, tape.graphs(), mode);
    for (int i = 0; i < until; i++) {
      Step step = pass.program.steps().get(i);
      pass.output = i + 1;
      if (GraphPass.covers(pass.program, pass.output)) {
        graphs.run(pass.output);
      } else {
        step.accept(pass);
      }
      for (int value : step.inputs()) {
        if (liveness.endsAt(value, i) && !mode.keeps(value, liveness)) {
          tape.release(value);
        }
      }
    }
    return tape;
  }

  @Override
  public Void linear(Step.Linear step) {
    Matrix weight = binding.matrix(step.weight());
    tape.put(output, workspace.linear(tape.signal(step.input()), weight, Direction.FORWARD));
    return done();
  }

  @Override
  public Void bias(Step.Bias step) {
    Matrix ones = binding.ones(program.type(output).features());
    tape.put(
        output, workspace.affine(tape.signal(step.input()), ones, binding.matrix(step.bias())));
    return done();
  }

  @Override
  public Void propagate(Step.Propagate step) {
    tape.put(output, propagation.forward(workspace, step, tape.signal(step.input())));
    return done();
  }

  @Override
  public Void activate(Step.Activate step) {
    tape.put(output, workspace.activate(step.function(), tape.signal(step.input())));
    return done();
  }

  @Override
  public Void dropout(Step.Dropout step) {
    Signal x = tape.signal(step.input());
    if (mode instanceof Mode.Training training) {
      int length = Shapes.arrayLength(x.graph(), x.batch(), x.features());
      float[] kept = training.mask(length, step.probability());
      Signal mask = workspace.signal(x.graph(), x.batch(), x.features(), kept);
      tape.putMask(output, mask);
      tape.put(output, workspace.multiply(x, mask));
    } else {
      tape.put(output, x);
    }
    return done();
  }

  @Override
  public Void combine(Step.Combine step) {
    Signal left = tape.signal(step.left());
    Signal right = tape.signal(step.right());
    tape.put(output, workspace.combine(step.leftFactor(), left, step.rightFactor(), right));
    return done();
  }

  @Override
  public Void scale(Step.Scale step) {
    float factor = binding.array(step.factor())[0];
    tape.put(output, maps.scaled(tape.signal(step.input()), factor));
    return done();
  }

  @Override
  public Void batchNorm(Step.BatchNorm step) {
    BatchNormalisation norm = binding.normalisation(step);
    Signal x = tape.signal(step.input());
    boolean training = mode instanceof Mode.Training;
    tape.put(output, maps.affine(x, training ? measured(norm, x) : norm.inference()));
    return done();
  }

  @Override
  public Void graphNorm(Step.GraphNorm step) {
    Signal x = tape.signal(step.input());
    tape.put(output, maps.affine(x, measured(binding.normalisation(step), x)));
    return done();
  }

  @Override
  public Void standardise(Step.Standardise step) {
    Signal x = tape.signal(step.input());
    tape.put(output, maps.affine(x, measured(new Standardisation(step), x)));
    return done();
  }

  /** Measures the signal, and keeps what was measured for the backward pass. */
  private Affine measured(Normalisation norm, Signal x) {
    Statistics statistics = maps.statistics(x, norm.span());
    tape.putStatistics(output, statistics);
    return norm.forward(statistics);
  }

  @Override
  public Void concat(Step.Concat step) {
    tape.put(output, workspace.concat(step.inputs().stream().map(tape::signal).toList()));
    return done();
  }

  @Override
  public Void select(Step.Select step) {
    tape.put(output, workspace.slice(tape.signal(step.input()), step.from(), step.count()));
    return done();
  }

  @Override
  public Void coarsen(Step.Coarsen step) {
    tape.put(output, workspace.coarsen(tape.signal(step.input()), binding.domain(output)));
    return done();
  }

  @Override
  public Void attend(Step.Attend step) {
    Signal x = tape.signal(step.input());
    Signal source = workspace.linear(x, binding.matrix(step.sourceAttention()), Direction.FORWARD);
    Signal target = workspace.linear(x, binding.matrix(step.targetAttention()), Direction.FORWARD);
    tape.put(output, propagation.attend(workspace, step, x, source, target));
    workspace.release(source);
    workspace.release(target);
    return done();
  }

  @Override
  public Void pool(Step.Pool step) {
    putRows(workspace.readout(step.readouts(), tape.signal(step.input())));
    return done();
  }

  @Override
  public Void attentionPool(Step.AttentionPool step) {
    putRows(workspace.attentionReadout(tape.signal(step.input()), tape.signal(step.gate())));
    return done();
  }

  @Override
  public Void weightedPool(Step.WeightedPool step) {
    Signal x = tape.signal(step.input());
    Matrix moments = workspace.weightedMoments(x, tape.signal(step.weights()));
    tape.graphs().put(output, WeightedReadouts.of(step, x.features()).rows(maps.take(moments)));
    return done();
  }

  private void putRows(Matrix pooled) {
    int rows = pooled.rows();
    int columns = pooled.columns();
    tape.graphs().put(output, new DenseMatrix(rows, columns, maps.take(pooled)));
  }

  @SuppressWarnings("NullAway") // Void has no value but null
  private static Void done() {
    return null;
  }
}
