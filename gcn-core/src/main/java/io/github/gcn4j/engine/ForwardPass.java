package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType.Level;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The interpreter: runs a program step by step. It is the truth that compiled programs are tested
 * against. Node values are the backend's, graph values plain Java's.
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
    Tape tape = new Tape(workspace);
    tape.put(0, input);
    ForwardPass pass = new ForwardPass(binding, tape, mode, propagation);
    for (int i = 0; i < until; i++) {
      Step step = pass.program.steps().get(i);
      pass.output = i + 1;
      step.accept(pass);
      for (int value : step.inputs()) {
        if (liveness.endsAt(value, i) && !mode.keeps(value, liveness)) {
          tape.release(value);
        }
      }
    }
    return tape;
  }

  /**
   * Runs what follows the readouts.
   *
   * @param tape holds the readouts; the other values of graphs are added
   */
  static void finish(Binding binding, Tape tape, Mode mode) {
    ForwardPass pass = new ForwardPass(binding, tape, mode, binding);
    List<Integer> readouts = pass.program.readouts();
    for (int value = 1; value <= pass.program.output(); value++) {
      if (!pass.onNodes(value) && !readouts.contains(value)) {
        pass.output = value;
        pass.program.steps().get(value - 1).accept(pass);
      }
    }
  }

  @Override
  public Void linear(Step.Linear step) {
    if (onNodes(step.input())) {
      Matrix weight = binding.matrix(step.weight());
      tape.put(output, workspace.linear(tape.signal(step.input()), weight, Direction.FORWARD));
    } else {
      int out = program.type(output).features();
      tape.put(
          output, tape.matrix(step.input()).timesTransposed(binding.array(step.weight()), out));
    }
    return done();
  }

  @Override
  public Void bias(Step.Bias step) {
    if (onNodes(step.input())) {
      Matrix ones = binding.ones(program.type(output).features());
      tape.put(
          output, workspace.affine(tape.signal(step.input()), ones, binding.matrix(step.bias())));
    } else {
      tape.put(output, tape.matrix(step.input()).plusRow(binding.array(step.bias())));
    }
    return done();
  }

  @Override
  public Void propagate(Step.Propagate step) {
    tape.put(output, propagation.forward(workspace, step, tape.signal(step.input())));
    return done();
  }

  @Override
  public Void activate(Step.Activate step) {
    if (onNodes(step.input())) {
      tape.put(output, workspace.activate(step.function(), tape.signal(step.input())));
    } else {
      tape.put(output, tape.matrix(step.input()).activate(step.function()));
    }
    return done();
  }

  @Override
  public Void dropout(Step.Dropout step) {
    if (mode instanceof Mode.Training training) {
      drop(step, training.random());
    } else if (onNodes(step.input())) {
      tape.put(output, tape.signal(step.input()));
    } else {
      tape.put(output, tape.matrix(step.input()));
    }
    return done();
  }

  private void drop(Step.Dropout step, RandomGenerator random) {
    if (onNodes(step.input())) {
      Signal x = tape.signal(step.input());
      int length = Shapes.arrayLength(x.graph(), x.batch(), x.features());
      float[] kept = mask(length, step.probability(), random);
      Signal mask = workspace.signal(x.graph(), x.batch(), x.features(), kept);
      tape.putMask(output, mask);
      tape.put(output, workspace.multiply(x, mask));
    } else {
      DenseMatrix x = tape.matrix(step.input());
      float[] kept = mask(x.data().length, step.probability(), random);
      DenseMatrix mask = new DenseMatrix(x.rows(), x.columns(), kept);
      tape.putMask(output, mask);
      tape.put(output, x.times(mask));
    }
  }

  private static float[] mask(int length, double probability, RandomGenerator random) {
    float[] mask = new float[length];
    float scale = (float) (1 / (1 - probability));
    for (int i = 0; i < length; i++) {
      mask[i] = random.nextDouble() < probability ? 0f : scale;
    }
    return mask;
  }

  @Override
  public Void combine(Step.Combine step) {
    if (onNodes(step.left())) {
      Signal left = tape.signal(step.left());
      Signal right = tape.signal(step.right());
      tape.put(output, workspace.combine(step.leftFactor(), left, step.rightFactor(), right));
    } else {
      DenseMatrix right = tape.matrix(step.right());
      tape.put(
          output, tape.matrix(step.left()).combine(step.leftFactor(), step.rightFactor(), right));
    }
    return done();
  }

  @Override
  public Void scale(Step.Scale step) {
    float factor = binding.array(step.factor())[0];
    if (onNodes(step.input())) {
      tape.put(output, maps.scaled(tape.signal(step.input()), factor));
    } else {
      tape.put(output, tape.matrix(step.input()).scaled(factor));
    }
    return done();
  }

  @Override
  public Void batchNorm(Step.BatchNorm step) {
    BatchNormalisation norm = binding.normalisation(step);
    boolean training = mode instanceof Mode.Training;
    if (onNodes(step.input())) {
      Signal x = tape.signal(step.input());
      tape.put(output, maps.affine(x, training ? measured(norm, x) : norm.inference()));
    } else {
      DenseMatrix x = tape.matrix(step.input());
      Affine map;
      if (training) {
        Statistics statistics = x.statistics();
        tape.putStatistics(output, statistics);
        map = norm.forward(statistics);
      } else {
        map = norm.inference();
      }
      tape.put(output, x.affine(map));
    }
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
    if (onNodes(output)) {
      tape.put(output, workspace.concat(step.inputs().stream().map(tape::signal).toList()));
    } else {
      tape.put(output, DenseMatrix.concat(step.inputs().stream().map(tape::matrix).toList()));
    }
    return done();
  }

  @Override
  public Void select(Step.Select step) {
    if (onNodes(output)) {
      tape.put(output, workspace.slice(tape.signal(step.input()), step.from(), step.count()));
    } else {
      tape.put(output, tape.matrix(step.input()).slice(step.from(), step.count()));
    }
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
    PreparedGraph pattern = binding.operator(step.input(), step.adjacency());
    Signal source = workspace.linear(x, binding.matrix(step.sourceAttention()), Direction.FORWARD);
    Signal target = workspace.linear(x, binding.matrix(step.targetAttention()), Direction.FORWARD);
    tape.put(output, workspace.attend(pattern, x, source, target, step.slope()));
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
    tape.put(output, WeightedReadouts.of(step, x.features()).rows(maps.take(moments)));
    return done();
  }

  private void putRows(Matrix pooled) {
    int rows = pooled.rows();
    int columns = pooled.columns();
    tape.put(output, new DenseMatrix(rows, columns, maps.take(pooled)));
  }

  private boolean onNodes(int value) {
    return program.type(value).level() == Level.NODE;
  }

  @SuppressWarnings("NullAway") // Void has no value but null
  private static Void done() {
    return null;
  }
}
