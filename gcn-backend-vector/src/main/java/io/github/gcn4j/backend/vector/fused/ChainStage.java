package io.github.gcn4j.backend.vector.fused;

import java.util.List;
import java.util.function.Supplier;

/** A {@link Chain}: one pass over the rows. */
final class ChainStage extends RowStage {
  private final Chain chain;
  private final Supplier<Chain.Coefficients> coefficients;
  private final Pattern pattern;
  private final FusedKernels kernels;

  /**
   * A stage.
   *
   * @param coefficients the present ones
   * @param pattern what each position is multiplied by
   */
  ChainStage(
      Chain chain,
      Supplier<Chain.Coefficients> coefficients,
      Rows in,
      Rows out,
      Pattern pattern,
      FusedKernels kernels) {
    super(out, List.of(in));
    this.chain = chain;
    this.coefficients = coefficients;
    this.pattern = pattern;
    this.kernels = kernels;
  }

  @Override
  void compute(int from, int to) {
    Rows in = inputs().get(0);
    Rows out = out();
    Chain.Coefficients values = coefficients.get();
    int scale = pattern.at(from, to);
    int length = length(from, to);
    if (!chain.linear().isEmpty()) {
      kernels.linear(
          in.data(),
          in.at(from),
          in.stride(),
          in.features(),
          values.weights(),
          values.shift(),
          chain.floor(),
          pattern.values(),
          scale,
          out.data(),
          out.at(from),
          out.stride(),
          length);
      return;
    }
    for (int plane = 0; plane < out.features(); plane++) {
      kernels.affine(
          in.data(),
          plane * in.stride() + in.at(from),
          values.weights()[plane],
          values.shift()[plane],
          chain.floor(),
          pattern.values(),
          scale,
          out.data(),
          plane * out.stride() + out.at(from),
          length);
    }
  }
}
