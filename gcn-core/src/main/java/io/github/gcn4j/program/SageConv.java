package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.Objects;

/**
 * GraphSAGE with mean aggregation (Hamilton et al., 2017), as PyTorch Geometric's {@code SAGEConv}:
 * mean of the neighbours · W_lᵀ + b + X W_rᵀ. Parameters {@code name.lin_l.weight} {@code [out,
 * in]}, {@code name.lin_l.bias} {@code [out]}, {@code name.lin_r.weight} {@code [out, in]}. Unlike
 * PyG's, the mean is weighted where edges have weights.
 *
 * @param name prefix of the parameters
 * @param out features written
 */
public record SageConv(String name, int out) implements Layer {

  /** Checks for null. */
  public SageConv {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    return NeighbourSum.emit(builder, input, out, Adjacency.MEAN, name + ".lin_l", name + ".lin_r");
  }
}
