package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.List;
import java.util.Objects;

/**
 * Graph isomorphism convolution (Xu et al., "How Powerful are Graph Neural Networks?", 2019), as
 * PyTorch Geometric's {@code GINConv}: h((1 + ε) X + A X) with the parameter {@code name.eps}
 * {@code [1]}. Unlike PyG's, the sum is weighted where edges have weights.
 *
 * @param name prefix of the parameters
 * @param inner h, usually two linear layers with a ReLU between them
 * @param epsilon first value of ε
 * @param role whether ε is trained
 */
public record GinConv(String name, Layer inner, double epsilon, ParameterSpec.Role role)
    implements Layer {

  /** Checks for null. */
  public GinConv {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(inner, "inner");
    Objects.requireNonNull(role, "role");
  }

  /** With PyG's default, an ε that is not trained and starts at 0. */
  public GinConv(String name, Layer inner) {
    this(name, inner, 0, ParameterSpec.Role.BUFFER);
  }

  @Override
  public int emit(ProgramBuilder builder, int input) {
    String eps = name + ".eps";
    builder.parameter(new ParameterSpec(eps, List.of(1), Initializer.constant(epsilon), role));
    int neighbours = builder.step(new Step.Propagate(input, Adjacency.PLAIN));
    int sum = builder.step(new Step.Combine(input, 1f, neighbours, 1f));
    int extra = builder.step(new Step.Scale(input, eps));
    return inner.emit(builder, builder.step(new Step.Combine(sum, 1f, extra, 1f)));
  }
}
