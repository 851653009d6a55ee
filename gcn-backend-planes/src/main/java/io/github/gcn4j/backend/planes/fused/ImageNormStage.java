package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/**
 * A normalisation of each image by itself, and ReLU or none: begins when the whole image was
 * measured, since only then its mean and variance are known.
 */
final class ImageNormStage extends RowStage {
  private final Normaliser normaliser;
  private final StatisticsSink statistics;
  private final Pattern pattern;
  private final Maps maps;
  private final Coefficients map;
  private final double[] found = new double[2];

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
   * @param floor 0 for ReLU, −∞ for none
   * @param statistics measures the same value, before this stage
   * @param pattern what each position is multiplied by
   */
  ImageNormStage(
      Normaliser normaliser,
      float floor,
      View in,
      StatisticsSink statistics,
      Rows out,
      Pattern pattern,
      Maps maps) {
    super(out, List.of(in));
    this.normaliser = normaliser;
    this.statistics = statistics;
    this.pattern = pattern;
    this.maps = maps;
    this.map = Coefficients.identity(in.features()).withFloor(floor);
  }

  @Override
  int ready() {
    return statistics.finished() ? level().height() : 0;
  }

  @Override
  void compute(int from, int to) {
    if (from == 0) {
      tellMap();
    }
    maps.affine(
        inputs().get(0).from(from),
        map,
        pattern.rows(from, to),
        out().from(from),
        length(from, to));
  }

  private void tellMap() {
    Totals totals = statistics.totals();
    for (int feature = 0; feature < out().features(); feature++) {
      normaliser.map(feature, totals.mean(feature), totals.variance(feature), found);
      map.weights()[feature] = (float) found[0];
      map.shift()[feature] = (float) found[1];
    }
  }
}
