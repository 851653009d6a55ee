package io.github.gcn4j.backend.vector.fused;

import java.util.Arrays;
import java.util.List;

/** The gradient of a mean or sum: the same for every node. */
final class PoolGradientStage extends RowStage implements Source {
  private final Pattern mask;
  private final FusedKernels kernels;
  private final float[] ones;
  private float[] gradient = new float[0];

  PoolGradientStage(Rows out, Pattern mask, FusedKernels kernels) {
    super(out, List.of());
    this.mask = mask;
    this.kernels = kernels;
    this.ones = new float[longest(level()) * level().pitch() + FusedKernels.SLACK];
    Arrays.fill(ones, 1f);
  }

  /** Tells the gradient, {@code [features]}. */
  void spread(float[] each) {
    gradient = each;
  }

  @Override
  public void read(float[] values, int from) {
    // The gradient is told by spread.
  }

  @Override
  void compute(int from, int to) {
    Rows out = out();
    for (int plane = 0; plane < out.features(); plane++) {
      kernels.affine(
          ones,
          0,
          gradient[plane],
          0f,
          Float.NEGATIVE_INFINITY,
          mask.values(),
          mask.at(from, to),
          out.data(),
          plane * out.stride() + out.at(from),
          length(from, to));
    }
  }
}
