package io.github.gcn4j.backend.vector.fused;

import java.util.List;
import java.util.function.Supplier;

/** Back through a chain's linear map, or as it is where there is none. */
final class AdjointStage extends RowStage {
  private final Chain chain;
  private final Supplier<Chain.Coefficients> adjoint;
  private final Pattern pattern;
  private final FusedKernels kernels;

  /**
   * A stage.
   *
   * @param adjoint the transposed weights, packed, and zeros to add
   * @param pattern what each position is multiplied by
   */
  AdjointStage(
      Chain chain,
      Supplier<Chain.Coefficients> adjoint,
      Rows in,
      Rows out,
      Pattern pattern,
      FusedKernels kernels) {
    super(out, List.of(in));
    this.chain = chain;
    this.adjoint = adjoint;
    this.pattern = pattern;
    this.kernels = kernels;
  }

  @Override
  void compute(int from, int to) {
    Rows in = inputs().get(0);
    Rows out = out();
    int length = length(from, to);
    int scale = pattern.at(from, to);
    if (!chain.linear().isEmpty()) {
      Chain.Coefficients values = adjoint.get();
      kernels.linear(
          in.data(),
          in.at(from),
          in.stride(),
          in.features(),
          values.weights(),
          values.shift(),
          Float.NEGATIVE_INFINITY,
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
          1f,
          0f,
          Float.NEGATIVE_INFINITY,
          pattern.values(),
          scale,
          out.data(),
          plane * out.stride() + out.at(from),
          length);
    }
  }
}
