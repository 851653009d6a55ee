package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.List;

/**
 * S X W₁ᵀ + b + X W₂ᵀ: what the layers have in common that treat a node apart from its neighbours.
 */
final class NeighbourSum {
  private NeighbourSum() {}

  static int emit(
      ProgramBuilder builder,
      int input,
      int out,
      Adjacency adjacency,
      String neighbours,
      String self) {
    int in = builder.type(input).features();
    Initializer uniform = Initializer.torchLinear(in);
    builder.parameter(new ParameterSpec(neighbours + ".weight", List.of(out, in), uniform));
    builder.parameter(new ParameterSpec(neighbours + ".bias", List.of(out), uniform));
    builder.parameter(new ParameterSpec(self + ".weight", List.of(out, in), uniform));
    int received = Filtered.linear(builder, input, out, adjacency, neighbours + ".weight");
    int biased = builder.step(new Step.Bias(received, neighbours + ".bias"));
    int own = builder.step(new Step.Linear(input, self + ".weight"));
    return builder.step(new Step.Combine(biased, 1f, own, 1f));
  }
}
