package io.github.gcn4j.program;

import java.util.Objects;

/**
 * Each feature of each graph to mean 0 and variance 1, then scaled and shifted, as PyTorch's {@code
 * InstanceNorm} with {@code affine=True} and ε 1e-5: a {@link GraphNorm} whose mean scale stays 1.
 * Parameters {@code name.weight} and {@code name.bias}, and a buffer {@code name.mean_scale} that
 * never moves, all {@code [features]}.
 *
 * @param name prefix of the parameters
 */
public record InstanceNorm(String name) implements Layer {

  /** Checks for null. */
  public InstanceNorm {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    return GraphNorm.emit(builder, input, name, ParameterSpec.Role.BUFFER);
  }
}
