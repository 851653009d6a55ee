package io.github.gcn4j.backend.vector.fused;

import java.util.List;

/**
 * A normalisation of each image by itself: begins when the whole image is there, since only then
 * its mean and variance are known.
 */
final class ImageNormStage extends RowStage {
  private final Normaliser normaliser;
  private final Pattern pattern;
  private final FusedKernels kernels;
  private final float[] factor;
  private final float[] shift;

  /** Tells the map of a feature from its statistics. */
  @FunctionalInterface
  interface Normaliser {
    /**
     * The map of a feature.
     *
     * @param variance divided by the number of nodes
     * @param map receives the factor, then the shift
     */
    void map(int feature, double mean, double variance, double[] map);
  }

  /**
   * A stage.
   *
   * @param pattern what each position is multiplied by
   */
  ImageNormStage(Normaliser normaliser, Rows in, Rows out, Pattern pattern, FusedKernels kernels) {
    super(out, List.of(in));
    this.normaliser = normaliser;
    this.pattern = pattern;
    this.kernels = kernels;
    this.factor = new float[in.features()];
    this.shift = new float[in.features()];
  }

  @Override
  int ready() {
    return inputs().get(0).complete() ? level().height() : 0;
  }

  @Override
  void compute(int from, int to) {
    Rows in = inputs().get(0);
    Rows out = out();
    if (from == 0) {
      measure(in);
    }
    for (int plane = 0; plane < out.features(); plane++) {
      kernels.affine(
          in.data(),
          plane * in.stride() + in.at(from),
          factor[plane],
          shift[plane],
          Float.NEGATIVE_INFINITY,
          pattern.values(),
          pattern.at(from, to),
          out.data(),
          plane * out.stride() + out.at(from),
          length(from, to));
    }
  }

  private void measure(Rows in) {
    int height = level().height();
    int width = level().width();
    double nodes = (double) height * width;
    double[] map = new double[2];
    double[] found = new double[2];
    for (int plane = 0; plane < in.features(); plane++) {
      int at = plane * in.stride() + in.at(0);
      float centre = in.data()[at];
      found[0] = 0;
      found[1] = 0;
      for (int row = 0; row < height; row++) {
        kernels.moments(in.data(), at + row * level().pitch(), centre, width, found);
      }
      double distance = found[0] / nodes;
      double mean = centre + distance;
      double variance = found[1] / nodes - distance * distance;
      normaliser.map(plane, mean, Math.max(0, variance), map);
      factor[plane] = (float) map[0];
      shift[plane] = (float) map[1];
    }
  }
}
