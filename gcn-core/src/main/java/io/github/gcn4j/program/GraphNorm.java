package io.github.gcn4j.program;

import java.util.List;
import java.util.Objects;

/**
 * Normalisation of each graph by itself (Cai et al., 2021), as PyTorch Geometric's {@code
 * GraphNorm} with ε 1e-5. Parameters {@code name.weight}, {@code name.bias} and {@code
 * name.mean_scale}, all {@code [features]}.
 *
 * @param name prefix of the parameters
 */
public record GraphNorm(String name) implements Layer {
  private static final double EPSILON = 1e-5;

  /** Checks for null. */
  public GraphNorm {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    return emit(builder, input, name, ParameterSpec.Role.TRAINABLE);
  }

  static int emit(
      ProgramBuilder builder, int input, String name, ParameterSpec.Role meanScaleRole) {
    List<Integer> shape = List.of(builder.type(input).features());
    String weight = name + ".weight";
    String bias = name + ".bias";
    String meanScale = name + ".mean_scale";
    builder.parameter(new ParameterSpec(weight, shape, Initializer.ONES));
    builder.parameter(new ParameterSpec(bias, shape, Initializer.ZEROS));
    builder.parameter(new ParameterSpec(meanScale, shape, Initializer.ONES, meanScaleRole));
    return builder.step(new Step.GraphNorm(input, weight, bias, meanScale, EPSILON));
  }
}
