package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Normalization;
import java.util.List;
import java.util.Objects;

/**
 * Graph attention (Veličković et al., 2018), as PyTorch Geometric's {@code GATConv} with self-loops
 * and its heads side by side. Parameters {@code name.att_src} and {@code name.att_dst} {@code [1,
 * heads, width]}, {@code name.bias} {@code [heads * width]}, {@code name.lin.weight} {@code [heads
 * * width, in]}. Weights of edges play no part.
 *
 * @param name prefix of the parameters
 * @param width features of each head
 * @param heads number of heads
 */
public record GatConv(String name, int width, int heads) implements Layer {
  private static final Adjacency EDGES = new Adjacency(Normalization.NONE, 1f);
  private static final float SLOPE = 0.2f;

  /** Checks for null. */
  public GatConv {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    int in = builder.type(input).features();
    int out = Math.multiplyExact(heads, width);
    Initializer attention = Initializer.glorot(heads, width);
    builder.parameter(new ParameterSpec(name + ".att_src", List.of(1, heads, width), attention));
    builder.parameter(new ParameterSpec(name + ".att_dst", List.of(1, heads, width), attention));
    builder.parameter(new ParameterSpec(name + ".bias", List.of(out), Initializer.ZEROS));
    String weight = name + ".lin.weight";
    builder.parameter(new ParameterSpec(weight, List.of(out, in), Initializer.glorot(in, out)));
    int values = builder.step(new Step.Linear(input, weight));
    int received =
        builder.step(new Step.Attend(values, name + ".att_src", name + ".att_dst", EDGES, SLOPE));
    return builder.step(new Step.Bias(received, name + ".bias"));
  }
}
