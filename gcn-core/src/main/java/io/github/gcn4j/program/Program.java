package io.github.gcn4j.program;

import io.github.gcn4j.program.ValueType.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The one description of a model, as immutable data: what is computed, in which order, with which
 * parameters. Interpreter, differentiation, model files and exporters all read this and keep no
 * description of their own. The last step's value is the output: one row of logits per graph.
 */
public final class Program {
  private final int inputFeatures;
  private final List<Step> steps;
  private final Map<String, ParameterSpec> parameters;
  private final List<ValueType> types;
  private final List<Integer> readouts;

  /**
   * Checks that the steps fit together.
   *
   * @param inputFeatures features of each node of the input
   * @param steps the operations, in order
   * @param parameters the parameters, in the order of the model file
   * @throws IllegalArgumentException if there is no step, a step reads a later value or a parameter
   *     that is missing or of the wrong shape, a parameter is named twice or never read, or the
   *     output is not one row per graph
   */
  public Program(int inputFeatures, List<Step> steps, List<ParameterSpec> parameters) {
    this.inputFeatures = inputFeatures;
    this.steps = List.copyOf(steps);
    Map<String, ParameterSpec> byName = new LinkedHashMap<>();
    for (ParameterSpec spec : parameters) {
      if (byName.put(spec.name(), spec) != null) {
        throw new IllegalArgumentException(
            "expected distinct parameters, found two " + spec.name());
      }
    }
    this.parameters = Collections.unmodifiableMap(byName);
    TypeInference inference = new TypeInference(inputFeatures, byName);
    Set<String> unread = new LinkedHashSet<>(byName.keySet());
    for (Step step : this.steps) {
      inference.append(step);
      unread.removeAll(step.parameters());
    }
    this.types = List.copyOf(inference.types());
    this.readouts = IntStream.rangeClosed(1, output()).filter(this::isReadout).boxed().toList();
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException(
          "expected every parameter to be read, found unread " + unread);
    }
    if (type(output()).level() != Level.GRAPH) {
      throw new IllegalArgumentException(
          "expected an output of one row per graph, found " + type(output()) + ": add a readout");
    }
  }

  /**
   * A chain of layers.
   *
   * @param inputFeatures features of each node of the input
   * @param layers the layers, each reading the one before
   * @throws IllegalArgumentException as the constructor
   */
  public static Program sequential(int inputFeatures, Layer... layers) {
    ProgramBuilder builder = new ProgramBuilder(inputFeatures);
    int value = 0;
    for (Layer layer : layers) {
      value = layer.emit(builder, value);
    }
    return builder.build();
  }

  /** Features of each node of the input. */
  public int inputFeatures() {
    return inputFeatures;
  }

  /** Features of each row of the output: the number of classes. */
  public int outputFeatures() {
    return type(output()).features();
  }

  /** The steps; the one at position i defines value i + 1. */
  public List<Step> steps() {
    return steps;
  }

  private boolean isReadout(int value) {
    Step step = steps.get(value - 1);
    return step instanceof Step.Pool
        || step instanceof Step.AttentionPool
        || step instanceof Step.WeightedPool;
  }

  /** The number of the value that is the program's result. */
  public int output() {
    return steps.size();
  }

  /** The type of a value. */
  public ValueType type(int value) {
    return types.get(value);
  }

  /**
   * The values at which the program goes from nodes to graphs: those that {@link Step.Pool}, {@link
   * Step.AttentionPool} and {@link Step.WeightedPool} define, in order.
   */
  public List<Integer> readouts() {
    return readouts;
  }

  /** Parameters by name, in the order of the model file. */
  public Map<String, ParameterSpec> parameters() {
    return parameters;
  }

  /** Number of trainable values; buffers do not count. */
  public int parameterCount() {
    return parameters.values().stream()
        .filter(spec -> spec.role() == ParameterSpec.Role.TRAINABLE)
        .mapToInt(ParameterSpec::size)
        .sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Program that
        && inputFeatures == that.inputFeatures
        && steps.equals(that.steps)
        && List.copyOf(parameters.values()).equals(List.copyOf(that.parameters.values()));
  }

  @Override
  public int hashCode() {
    return 31 * steps.hashCode() + inputFeatures;
  }

  @Override
  public String toString() {
    return "Program[inputFeatures=" + inputFeatures + ", steps=" + steps + "]";
  }
}
