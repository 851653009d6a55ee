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
   * Appends another program. Its steps without parameters that this one has already, reading the
   * same values, are shared; dropouts are not, which draw apart.
   *
   * @param program to append
   * @param input the value it reads as its input
   * @param prefix goes before the names of its parameters
   * @return the value that holds its output
   * @throws IllegalArgumentException if the input has not as many features, on nodes, as the
   *     program's, or a name is taken
   */
  public int append(Program program, int input, String prefix) {
    if (type(input).features() != program.inputFeatures()) {
      throw new IllegalArgumentException(
          "expected an input of "
              + program.inputFeatures()
              + " features, found "
              + type(input).features());
    }
    for (ParameterSpec spec : program.parameters().values()) {
      parameter(
          new ParameterSpec(prefix + spec.name(), spec.shape(), spec.initializer(), spec.role()));
    }
    int[] values = new int[program.output() + 1];
    values[0] = input;
    Transplant transplant = new Transplant(value -> values[value], name -> prefix + name);
    for (int value = 1; value <= program.output(); value++) {
      Step step = program.steps().get(value - 1).accept(transplant);
      boolean shared = step.parameters().isEmpty() && !(step instanceof Step.Dropout);
      int known = shared ? steps.indexOf(step) + 1 : 0;
      values[value] = known > 0 ? known : step(step);
    }
    return values[program.output()];
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
