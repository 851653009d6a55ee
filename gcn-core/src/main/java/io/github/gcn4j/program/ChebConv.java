package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.List;
import java.util.Objects;

/**
 * Chebyshev graph convolution of Defferrard et al. (2016), as PyTorch Geometric's {@code ChebConv}
 * with symmetric normalisation and λ_max = 2: Σ T_k(L̂) X W_kᵀ + b over k below K, where T_0 X = X,
 * T_1 X = L̂ X and T_k X = 2 L̂ T_{k−1} X − T_{k−2} X. Parameters {@code name.bias} {@code [out]}
 * and {@code name.lins.k.weight} {@code [out, in]}.
 *
 * @param name prefix of the parameters
 * @param out features written
 * @param order K, the number of terms; nodes up to K − 1 edges away take part
 */
public record ChebConv(String name, int out, int order) implements Layer {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public ChebConv {
    Objects.requireNonNull(name, "name");
    if (order < 1) {
      throw new IllegalArgumentException("expected an order K of at least 1, found " + order);
    }
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    int in = builder.type(input).features();
    builder.parameter(new ParameterSpec(name + ".bias", List.of(out), Initializer.ZEROS));
    int before = input;
    int term = input;
    int sum = weighted(builder, term, in, 0);
    for (int k = 1; k < order; k++) {
      int next = builder.step(new Step.Propagate(term, Adjacency.LAPLACIAN));
      if (k > 1) {
        next = builder.step(new Step.Combine(next, 2f, before, -1f));
      }
      before = term;
      term = next;
      sum = builder.step(new Step.Combine(sum, 1f, weighted(builder, term, in, k), 1f));
    }
    return builder.step(new Step.Bias(sum, name + ".bias"));
  }

  private int weighted(ProgramBuilder builder, int term, int in, int k) {
    String weight = name + ".lins." + k + ".weight";
    builder.parameter(new ParameterSpec(weight, List.of(out, in), Initializer.glorot(in, out)));
    return builder.step(new Step.Linear(term, weight));
  }
}
