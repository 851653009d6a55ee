package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;

/** S X Wᵀ with the propagation on the narrower side, where it is cheaper. */
final class Filtered {
  private Filtered() {}

  /**
   * Emits the two steps.
   *
   * @param out features written
   * @param weight a declared parameter {@code [out, in]}
   */
  static int linear(
      ProgramBuilder builder, int input, int out, Adjacency adjacency, String weight) {
    if (builder.type(input).features() <= out) {
      int gathered = builder.step(new Step.Propagate(input, adjacency));
      return builder.step(new Step.Linear(gathered, weight));
    }
    int product = builder.step(new Step.Linear(input, weight));
    return builder.step(new Step.Propagate(product, adjacency));
  }
}
