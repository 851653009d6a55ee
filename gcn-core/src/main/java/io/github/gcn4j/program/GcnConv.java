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
 * @param bias whether b is there; a batch normalisation that follows makes it void
 */
public record GcnConv(String name, int out, Adjacency adjacency, boolean bias) implements Layer {

  /** Checks for null. */
  public GcnConv {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(adjacency, "adjacency");
  }

  /** With a bias. */
  public GcnConv(String name, int out, Adjacency adjacency) {
    this(name, out, adjacency, true);
  }

  /** With PyG's defaults: symmetric normalisation and self-loops of weight 1, and a bias. */
  public GcnConv(String name, int out) {
    this(name, out, Adjacency.GCN);
  }

  /** Â X Wᵀ: PyG's {@code bias=False}. */
  public static GcnConv withoutBias(String name, int out) {
    return new GcnConv(name, out, Adjacency.GCN, false);
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    int in = builder.type(input).features();
    String weight = name + ".lin.weight";
    String offset = name + ".bias";
    if (bias) {
      builder.parameter(new ParameterSpec(offset, List.of(out), Initializer.ZEROS));
    }
    builder.parameter(new ParameterSpec(weight, List.of(out, in), Initializer.glorot(in, out)));
    int mixed = Filtered.linear(builder, input, out, adjacency, weight);
    return bias ? builder.step(new Step.Bias(mixed, offset)) : mixed;
  }
}
