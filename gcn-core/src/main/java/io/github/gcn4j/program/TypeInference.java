package io.github.gcn4j.program;

import io.github.gcn4j.program.ValueType.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the type of every value of a program, and refuses steps that do not fit their inputs. */
final class TypeInference implements Step.Visitor<ValueType> {
  /** Attention scores are computed with a matrix of heads × features values. */
  private static final int MOST_SCORES = 1 << 24;

  private final Map<String, ParameterSpec> parameters;
  private final List<ValueType> types = new ArrayList<>();

  TypeInference(int inputFeatures, Map<String, ParameterSpec> parameters) {
    if (inputFeatures < 1) {
      throw new IllegalArgumentException(
          "expected at least one input feature, found " + inputFeatures);
    }
    this.parameters = parameters;
    types.add(ValueType.nodes(inputFeatures, 0));
  }

  /** Types of values 0 to n, after as many steps. */
  List<ValueType> types() {
    return types;
  }

  void append(Step step) {
    for (int input : step.inputs()) {
      if (input < 0 || input >= types.size()) {
        throw new IllegalArgumentException(
            "expected " + step + " to read values 0 to " + (types.size() - 1) + ", found " + input);
      }
    }
    types.add(step.accept(this));
  }

  @Override
  public ValueType linear(Step.Linear step) {
    requireTrainable(step.weight());
    List<Integer> shape = parameter(step.weight()).shape();
    ValueType input = types.get(step.input());
    if (shape.size() != 2 || shape.get(1) != input.features()) {
      throw new IllegalArgumentException(
          "expected "
              + step.weight()
              + " of shape [out, "
              + input.features()
              + "], found "
              + shape);
    }
    return input.withFeatures(shape.get(0));
  }

  @Override
  public ValueType bias(Step.Bias step) {
    ValueType input = types.get(step.input());
    requireRow(step.bias(), input);
    requireTrainable(step.bias());
    return input;
  }

  @Override
  public ValueType propagate(Step.Propagate step) {
    return requireNodes(step, step.input());
  }

  @Override
  public ValueType activate(Step.Activate step) {
    return types.get(step.input());
  }

  @Override
  public ValueType dropout(Step.Dropout step) {
    return types.get(step.input());
  }

  @Override
  public ValueType combine(Step.Combine step) {
    ValueType left = types.get(step.left());
    ValueType right = types.get(step.right());
    if (!left.isLike(right)) {
      throw new IllegalArgumentException(
          "expected two values of one type to combine, found " + left + " and " + right);
    }
    return left;
  }

  @Override
  public ValueType scale(Step.Scale step) {
    requireShape(step.factor(), List.of(1));
    return types.get(step.input());
  }

  @Override
  public ValueType batchNorm(Step.BatchNorm step) {
    ValueType input = types.get(step.input());
    step.parameters().forEach(name -> requireRow(name, input));
    requireTrainable(step.weight());
    requireTrainable(step.bias());
    requireBuffer(step.runningMean());
    requireBuffer(step.runningVariance());
    if (step.runningMean().equals(step.runningVariance())) {
      throw new IllegalArgumentException(
          "expected two buffers for mean and variance, found " + step.runningMean() + " twice");
    }
    return input;
  }

  @Override
  public ValueType graphNorm(Step.GraphNorm step) {
    ValueType input = requireNodes(step, step.input());
    step.parameters().forEach(name -> requireRow(name, input));
    requireTrainable(step.weight());
    requireTrainable(step.bias());
    return input;
  }

  @Override
  public ValueType standardise(Step.Standardise step) {
    return requireNodes(step, step.input());
  }

  @Override
  public ValueType concat(Step.Concat step) {
    ValueType first = types.get(step.inputs().get(0));
    int features = 0;
    for (int input : step.inputs()) {
      ValueType type = types.get(input);
      if (!type.livesBeside(first)) {
        throw new IllegalArgumentException(
            "expected values on the same nodes to concatenate, found " + first + " and " + type);
      }
      features = Math.addExact(features, type.features());
    }
    return first.withFeatures(features);
  }

  @Override
  public ValueType select(Step.Select step) {
    ValueType input = types.get(step.input());
    if (step.count() > input.features() - step.from()) {
      throw new IllegalArgumentException(
          "expected features of %s to select, found %d from %d"
              .formatted(input, step.count(), step.from()));
    }
    return input.withFeatures(step.count());
  }

  @Override
  public ValueType coarsen(Step.Coarsen step) {
    ValueType input = requireNodes(step, step.input());
    return ValueType.nodes(input.features(), input.coarsenings() + 1);
  }

  @Override
  public ValueType attend(Step.Attend step) {
    ValueType input = requireNodes(step, step.input());
    List<Integer> shape = parameter(step.sourceAttention()).shape();
    if (shape.size() != 3
        || shape.get(0) != 1
        || (long) shape.get(1) * shape.get(2) != input.features()) {
      throw new IllegalArgumentException(
          "expected %s of shape [1, heads, width] with heads × width = %d, found %s"
              .formatted(step.sourceAttention(), input.features(), shape));
    }
    requireShape(step.targetAttention(), shape);
    step.parameters().forEach(this::requireTrainable);
    if ((long) shape.get(1) * input.features() > MOST_SCORES) {
      throw new IllegalArgumentException(
          "expected heads × features of at most %d for %s, found %d heads of %d features"
              .formatted(MOST_SCORES, step.sourceAttention(), shape.get(1), shape.get(2)));
    }
    return input;
  }

  @Override
  public ValueType pool(Step.Pool step) {
    int features = requireNodes(step, step.input()).features();
    return ValueType.graphs(Math.multiplyExact(features, step.readouts().size()));
  }

  @Override
  public ValueType attentionPool(Step.AttentionPool step) {
    ValueType input = requireNodes(step, step.input());
    requireBeside(input, "a gate", requireNodes(step, step.gate()));
    return ValueType.graphs(input.features());
  }

  @Override
  public ValueType weightedPool(Step.WeightedPool step) {
    ValueType input = requireNodes(step, step.input());
    requireBeside(input, "weights", requireNodes(step, step.weights()));
    return ValueType.graphs(Math.multiplyExact(input.features(), step.readouts().size()));
  }

  private static void requireBeside(ValueType input, String what, ValueType found) {
    if (found.features() != 1 || !found.livesBeside(input)) {
      throw new IllegalArgumentException(
          "expected %s of one feature on the nodes of %s, found %s".formatted(what, input, found));
    }
  }

  private void requireRow(String name, ValueType input) {
    requireShape(name, List.of(input.features()));
  }

  private void requireShape(String name, List<Integer> expected) {
    List<Integer> found = parameter(name).shape();
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "expected " + name + " of shape " + expected + ", found " + found);
    }
  }

  /** Differentiation takes what it adds up for a buffer for an amount to subtract. */
  private void requireTrainable(String name) {
    if (parameter(name).role() != ParameterSpec.Role.TRAINABLE) {
      throw new IllegalArgumentException("expected " + name + " to be trainable, found a buffer");
    }
  }

  private void requireBuffer(String name) {
    if (parameter(name).role() != ParameterSpec.Role.BUFFER) {
      throw new IllegalArgumentException(
          "expected " + name + " to be a buffer, found a trainable parameter");
    }
  }

  private ValueType requireNodes(Step step, int input) {
    ValueType type = types.get(input);
    if (type.level() != Level.NODE) {
      throw new IllegalArgumentException(
          "expected " + step + " to read a node value, found " + type);
    }
    return type;
  }

  private ParameterSpec parameter(String name) {
    ParameterSpec spec = parameters.get(name);
    if (spec == null) {
      throw new IllegalArgumentException(
          "expected a parameter of the program " + parameters.keySet() + ", found " + name);
    }
    return spec;
  }
}
