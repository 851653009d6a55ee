package io.github.gcn4j.program;

import io.github.gcn4j.program.ValueType.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the type of every value of a program, and refuses steps that do not fit their inputs. */
final class TypeInference implements Step.Visitor<ValueType> {
  private final Map<String, ParameterSpec> parameters;
  private final List<ValueType> types = new ArrayList<>();

  TypeInference(int inputFeatures, Map<String, ParameterSpec> parameters) {
    if (inputFeatures < 1) {
      throw new IllegalArgumentException(
          "expected at least one input feature, found " + inputFeatures);
    }
    this.parameters = parameters;
    types.add(new ValueType(Level.NODE, inputFeatures));
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
    return new ValueType(input.level(), shape.get(0));
  }

  @Override
  public ValueType bias(Step.Bias step) {
    List<Integer> shape = parameter(step.bias()).shape();
    ValueType input = types.get(step.input());
    if (!shape.equals(List.of(input.features()))) {
      throw new IllegalArgumentException(
          "expected " + step.bias() + " of shape [" + input.features() + "], found " + shape);
    }
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
  public ValueType add(Step.Add step) {
    ValueType left = types.get(step.left());
    ValueType right = types.get(step.right());
    if (!left.equals(right)) {
      throw new IllegalArgumentException(
          "expected two values of one type to add, found " + left + " and " + right);
    }
    return left;
  }

  @Override
  public ValueType pool(Step.Pool step) {
    return new ValueType(Level.GRAPH, requireNodes(step, step.input()).features());
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
