package io.github.gcn4j.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects steps and parameters while layers emit them; each call answers the new value's number.
 */
public final class ProgramBuilder {
  private final int inputFeatures;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
  private final TypeInference inference;

  /**
   * Starts a program; value 0 is its input.
   *
   * @param inputFeatures features of each node of the input, at least 1
   */
  public ProgramBuilder(int inputFeatures) {
    this.inputFeatures = inputFeatures;
    this.inference = new TypeInference(inputFeatures, parameters);
  }

  /** The type of a value defined so far. */
  public ValueType type(int value) {
    return inference.types().get(value);
  }

  /**
   * Declares a parameter.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public void parameter(ParameterSpec spec) {
    if (parameters.putIfAbsent(spec.name(), spec) != null) {
      throw new IllegalArgumentException(
          "expected a new parameter name, found "
              + spec.name()
              + " again: name each layer differently");
    }
  }

  /**
   * Appends a step.
   *
   * @return the number of the value it defines
   * @throws IllegalArgumentException if it does not fit its inputs or parameters
   */
  public int step(Step step) {
    inference.append(step);
    steps.add(step);
    return steps.size();
  }

  /**
   * The finished program.
   *
   * @throws IllegalArgumentException as {@link Program}'s constructor
   */
  public Program build() {
    return new Program(inputFeatures, steps, List.copyOf(parameters.values()));
  }
}
