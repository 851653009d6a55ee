package io.github.gcn4j.engine;

import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType.Level;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The steps from graph values to graph values: what follows the readouts, rows of a few numbers, in
 * plain Java.
 */
final class GraphPass implements Step.Visitor<Void> {
  private final Binding binding;
  private final Program program;
  private final GraphValues values;
  private final Mode mode;
  private final int[] own;

  /** By value: what batch normalisations map by in inference, once it was asked for. */
  private final Affine[] inference;

  private int output;

  /** A pass over values, which hold the readouts; parameters must stay what they are. */
  GraphPass(Binding binding, GraphValues values, Mode mode) {
    this.binding = binding;
    this.program = binding.program();
    this.values = values;
    this.mode = mode;
    this.inference = new Affine[program.output() + 1];
    this.own =
        IntStream.rangeClosed(1, program.output())
            .filter(value -> covers(program, value))
            .toArray();
  }

  /** Whether a value is told from graph values, and so is this pass's. */
  static boolean covers(Program program, int value) {
    int input = program.steps().get(value - 1).inputs().get(0);
    return program.type(input).level() == Level.GRAPH;
  }

  /** Computes all that follows the readouts. */
  void run() {
    for (int value : own) {
      run(value);
    }
  }

  /** Computes a value from those before it. */
  void run(int value) {
    output = value;
    program.steps().get(value - 1).accept(this);
  }

  /** Room for the present value, of as many rows as an input. */
  private DenseMatrix room(int input) {
    return values.room(output, values.get(input).rows(), program.type(output).features());
  }

  @Override
  public Void linear(Step.Linear step) {
    values.get(step.input()).timesTransposed(binding.array(step.weight()), room(step.input()));
    return done();
  }

  @Override
  public Void bias(Step.Bias step) {
    values.get(step.input()).plusRow(binding.array(step.bias()), room(step.input()));
    return done();
  }

  @Override
  public Void activate(Step.Activate step) {
    values.get(step.input()).activate(step.function(), room(step.input()));
    return done();
  }

  @Override
  public Void dropout(Step.Dropout step) {
    DenseMatrix x = values.get(step.input());
    if (mode instanceof Mode.Training training) {
      float[] kept = training.mask(x.data().length, step.probability());
      DenseMatrix mask = new DenseMatrix(x.rows(), x.columns(), kept);
      values.putMask(output, mask);
      x.times(mask, room(step.input()));
    } else {
      values.put(output, x);
    }
    return done();
  }

  @Override
  public Void combine(Step.Combine step) {
    DenseMatrix right = values.get(step.right());
    values
        .get(step.left())
        .combine(step.leftFactor(), step.rightFactor(), right, room(step.left()));
    return done();
  }

  @Override
  public Void scale(Step.Scale step) {
    values.get(step.input()).scaled(binding.array(step.factor())[0], room(step.input()));
    return done();
  }

  @Override
  public Void batchNorm(Step.BatchNorm step) {
    DenseMatrix x = values.get(step.input());
    if (mode instanceof Mode.Training) {
      Statistics statistics = x.statistics();
      values.putStatistics(output, statistics);
      x.affine(binding.normalisation(step).forward(statistics), room(step.input()));
    } else {
      if (inference[output] == null) {
        inference[output] = binding.normalisation(step).inference();
      }
      x.affine(inference[output], room(step.input()));
    }
    return done();
  }

  @Override
  public Void concat(Step.Concat step) {
    List<Integer> inputs = step.inputs();
    DenseMatrix y = room(inputs.get(0));
    int from = 0;
    for (int i = 0; i < inputs.size(); i++) { // an iterator would be allocated
      DenseMatrix part = values.get(inputs.get(i));
      part.copyTo(y, from);
      from += part.columns();
    }
    return done();
  }

  @Override
  public Void select(Step.Select step) {
    values.get(step.input()).copyFrom(step.from(), room(step.input()));
    return done();
  }

  @Override
  public Void propagate(Step.Propagate step) {
    throw onlyOnNodes();
  }

  @Override
  public Void graphNorm(Step.GraphNorm step) {
    throw onlyOnNodes();
  }

  @Override
  public Void standardise(Step.Standardise step) {
    throw onlyOnNodes();
  }

  @Override
  public Void coarsen(Step.Coarsen step) {
    throw onlyOnNodes();
  }

  @Override
  public Void attend(Step.Attend step) {
    throw onlyOnNodes();
  }

  @Override
  public Void pool(Step.Pool step) {
    throw onlyOnNodes();
  }

  @Override
  public Void attentionPool(Step.AttentionPool step) {
    throw onlyOnNodes();
  }

  @Override
  public Void weightedPool(Step.WeightedPool step) {
    throw onlyOnNodes();
  }

  private IllegalStateException onlyOnNodes() {
    return new IllegalStateException("expected a step on graphs to define value " + output);
  }

  @SuppressWarnings("NullAway") // Void has no value but null
  private static Void done() {
    return null;
  }
}
