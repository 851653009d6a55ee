package io.github.gcn4j.program;

import java.util.List;
import java.util.Objects;

/**
 * Batch normalisation with torch's defaults (ε 1e-5, momentum 0.1), of node or graph values.
 * Parameters {@code name.weight} and {@code name.bias}, buffers {@code name.running_mean} and
 * {@code name.running_var}, all {@code [features]}. PyG's own {@code BatchNorm} calls them {@code
 * name.module.weight} and so on: give it the name {@code "norm1.module"}.
 *
 * @param name prefix of the parameters
 */
public record BatchNorm(String name) implements Layer {
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  /** Checks for null. */
  public BatchNorm {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    List<Integer> shape = List.of(builder.type(input).features());
    String weight = name + ".weight";
    String bias = name + ".bias";
    String mean = name + ".running_mean";
    String variance = name + ".running_var";
    builder.parameter(new ParameterSpec(weight, shape, Initializer.ONES));
    builder.parameter(new ParameterSpec(bias, shape, Initializer.ZEROS));
    builder.parameter(new ParameterSpec(mean, shape, Initializer.ZEROS, ParameterSpec.Role.BUFFER));
    builder.parameter(
        new ParameterSpec(variance, shape, Initializer.ONES, ParameterSpec.Role.BUFFER));
    return builder.step(new Step.BatchNorm(input, weight, bias, mean, variance, EPSILON, MOMENTUM));
  }
}
