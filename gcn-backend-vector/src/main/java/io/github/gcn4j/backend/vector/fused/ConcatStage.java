package io.github.gcn4j.backend.vector.fused;

import java.util.List;

/** The features of several values side by side. */
final class ConcatStage extends RowStage {
  private final Pattern pattern;
  private final FusedKernels kernels;

  /**
   * A stage.
   *
   * @param pattern what each position is multiplied by
   */
  ConcatStage(List<Rows> inputs, Rows out, Pattern pattern, FusedKernels kernels) {
    super(out, inputs);
    this.pattern = pattern;
    this.kernels = kernels;
  }

  @Override
  void compute(int from, int to) {
    Rows out = out();
    int first = 0;
    for (Rows in : inputs()) {
      for (int plane = 0; plane < in.features(); plane++) {
        kernels.affine(
            in.data(),
            plane * in.stride() + in.at(from),
            1f,
            0f,
            Float.NEGATIVE_INFINITY,
            pattern.values(),
            pattern.at(from, to),
            out.data(),
            (first + plane) * out.stride() + out.at(from),
            length(from, to));
      }
      first += in.features();
    }
  }
}
