package io.github.gcn4j.backend.vector.fused;

import java.util.List;

/** a x + b y. */
final class CombineStage extends RowStage {
  private final float left;
  private final float right;
  private final Pattern pattern;
  private final FusedKernels kernels;

  /**
   * A stage.
   *
   * @param inputs x and y
   * @param pattern what each position is multiplied by
   */
  CombineStage(
      float left, float right, List<Rows> inputs, Rows out, Pattern pattern, FusedKernels kernels) {
    super(out, inputs);
    this.left = left;
    this.right = right;
    this.pattern = pattern;
    this.kernels = kernels;
  }

  @Override
  void compute(int from, int to) {
    Rows x = inputs().get(0);
    Rows y = inputs().get(1);
    Rows out = out();
    for (int plane = 0; plane < out.features(); plane++) {
      kernels.combine(
          left,
          x.data(),
          plane * x.stride() + x.at(from),
          right,
          y.data(),
          plane * y.stride() + y.at(from),
          pattern.values(),
          pattern.at(from, to),
          out.data(),
          plane * out.stride() + out.at(from),
          length(from, to));
    }
  }
}
