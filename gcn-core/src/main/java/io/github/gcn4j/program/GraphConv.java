package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.Objects;

/**
 * Graph convolution of Morris et al. ("Weisfeiler and Leman Go Neural", 2019), as PyTorch
 * Geometric's {@code GraphConv}: A X W_relᵀ + b + X W_rootᵀ. Parameters {@code name.lin_rel.weight}
 * {@code [out, in]}, {@code name.lin_rel.bias} {@code [out]}, {@code name.lin_root.weight} {@code
 * [out, in]}.
 *
 * @param name prefix of the parameters
 * @param out features written
 */
public record GraphConv(String name, int out) implements Layer {

  /** Checks for null. */
  public GraphConv {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    return NeighbourSum.emit(
        builder, input, out, Adjacency.PLAIN, name + ".lin_rel", name + ".lin_root");
  }
}
