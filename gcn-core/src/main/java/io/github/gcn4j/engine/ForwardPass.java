package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType.Level;
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
  private final Mode mode;
  private int output;

  private ForwardPass(Binding binding, Tape tape, Mode mode) {
    this.binding = binding;
    this.program = binding.program();
    this.tape = tape;
    this.workspace = tape.workspace();
    this.mode = mode;
  }

  /**
   * Runs the program on an input.
   *
   * @param until the last value wanted: the program's output, or an earlier one
   * @return the values; the one wanted is among them
   */
  static Tape run(
      Binding binding, Liveness liveness, Workspace workspace, Signal input, Mode mode, int until) {
    Tape tape = new Tape(workspace);
    tape.put(0, input);
    ForwardPass pass = new ForwardPass(binding, tape, mode);
    for (int i = 0; i < until; i++) {
      Step step = pass.program.steps().get(i);
      pass.output = i + 1;
      step.accept(pass);
      for (int value : step.inputs()) {
        boolean keep = mode instanceof Mode.Training && liveness.neededBackward(value);
        if (liveness.endsAt(value, i) && !keep) {
          tape.release(value);
        }
      }
    }
    return tape;
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
    Signal x = tape.signal(step.input());
    tape.put(output, workspace.propagate(binding.operator(step.adjacency()), x, Direction.FORWARD));
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
      int length =
          Math.multiplyExact(Math.multiplyExact(x.batch(), x.graph().nodes()), x.features());
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
  public Void add(Step.Add step) {
    if (onNodes(step.left())) {
      Signal left = tape.signal(step.left());
      tape.put(output, workspace.combine(1f, left, 1f, tape.signal(step.right())));
    } else {
      tape.put(output, tape.matrix(step.left()).plus(tape.matrix(step.right())));
    }
    return done();
  }

  @Override
  public Void pool(Step.Pool step) {
    Matrix pooled = workspace.readout(step.readout(), tape.signal(step.input()));
    DenseMatrix rows = DenseMatrix.zeros(pooled.rows(), pooled.columns());
    workspace.read(pooled, rows.data());
    workspace.release(pooled);
    tape.put(output, rows);
    return done();
  }

  private boolean onNodes(int value) {
    return program.type(value).level() == Level.NODE;
  }

  @SuppressWarnings("NullAway") // Void has no value but null
  private static Void done() {
    return null;
  }
}
