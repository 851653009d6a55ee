package io.github.gcn4j.backend.vector.fused;

import java.util.List;

/**
 * A normalisation of each image by itself: begins when the whole image is there, since only then
 * its mean and variance are known.
 */
final class ImageNormStage extends RowStage {
  private final Normaliser normaliser;
  private final Pattern pattern;
  private final Maps maps;
  private final Coefficients map;
  private final Survey survey;

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
    this.maps = kernels.maps();
    this.map = Coefficients.identity(in.features());
    this.survey = Survey.ofSums(in, kernels.measures());
  }

  @Override
  int ready() {
    return inputs().get(0).complete() ? level().height() : 0;
  }

  @Override
  void compute(int from, int to) {
    if (from == 0) {
      measure();
    }
    maps.affine(
        inputs().get(0).from(from),
        map,
        pattern.rows(from, to),
        out().from(from),
        length(from, to));
  }

  private void measure() {
    Totals totals = new Totals(List.of(), out().features());
    totals.clear();
    int height = level().height();
    for (int row = 0; row < height; row += level().band()) {
      survey.rows(row, Math.min(height, row + level().band()), totals);
    }
    survey.close(totals);
    double[] found = new double[2];
    for (int feature = 0; feature < out().features(); feature++) {
      normaliser.map(feature, totals.mean(feature), totals.variance(feature), found);
      map.weights()[feature] = (float) found[0];
      map.shift()[feature] = (float) found[1];
    }
  }
}
