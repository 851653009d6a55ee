package io.github.gcn4j.backend.vector.fused;

/** Weights as {@link FusedKernels#linear} reads them: those of a block of outputs side by side. */
final class Blocks {
  private Blocks() {}

  /** A number of outputs, rounded up to whole blocks. */
  static int rounded(int outputs) {
    return (outputs + FusedKernels.BLOCK - 1) / FusedKernels.BLOCK * FusedKernels.BLOCK;
  }

  /**
   * Packs a weight.
   *
   * @param weight {@code [out, in]}
   * @param factor {@code [out]}: multiplies each output's weights
   * @return {@code [rounded / BLOCK, in, BLOCK]}
   */
  static float[] pack(float[] weight, int out, int in, double[] factor) {
    float[] packed = new float[rounded(out) * in];
    for (int o = 0; o < out; o++) {
      int block = o / FusedKernels.BLOCK * FusedKernels.BLOCK;
      for (int i = 0; i < in; i++) {
        packed[block * in + i * FusedKernels.BLOCK + o - block] =
            (float) (weight[o * in + i] * factor[o]);
      }
    }
    return packed;
  }
}
