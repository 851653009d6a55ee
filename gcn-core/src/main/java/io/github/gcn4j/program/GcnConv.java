package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.List;
import java.util.Objects;

/**
 * Graph convolution of Kipf and Welling (2017), as PyTorch Geometric's {@code GCNConv}: Â X Wᵀ + b
 * with parameters {@code name.lin.weight} {@code [out, in]} and {@code name.bias} {@code [out]}.
 * Propagation is placed on the narrower side, (Â X) Wᵀ or Â (X Wᵀ), whichever is cheaper.
 *
 * @param name prefix of the parameters
 * @param out features written
 * @param adjacency which operator Â
 */
public record GcnConv(String name, int out, Adjacency adjacency) implements Layer {

  /** Checks for null. */
  public GcnConv {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(adjacency, "adjacency");
  }

  /** With PyG's defaults: symmetric normalisation and self-loops of weight 1. */
  public GcnConv(String name, int out) {
    this(name, out, Adjacency.GCN);
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    int in = builder.type(input).features();
    String weight = name + ".lin.weight";
    String bias = name + ".bias";
    builder.parameter(new ParameterSpec(bias, List.of(out), Initializer.ZEROS));
    builder.parameter(new ParameterSpec(weight, List.of(out, in), Initializer.glorot(in, out)));
    int mixed;
    if (in <= out) {
      int gathered = builder.step(new Step.Propagate(input, adjacency));
      mixed = builder.step(new Step.Linear(gathered, weight));
    } else {
      int product = builder.step(new Step.Linear(input, weight));
      mixed = builder.step(new Step.Propagate(product, adjacency));
    }
    return builder.step(new Step.Bias(mixed, bias));
  }
}
