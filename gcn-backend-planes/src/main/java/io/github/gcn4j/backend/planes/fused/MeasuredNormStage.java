package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/**
 * A normalisation of each image by itself and ReLU, with the readouts of it in the same look. Grids
 * of such programs are not cut into strips, so all their pixels count.
 */
final class MeasuredNormStage extends RowStage {
  private final ImageNorm norm;
  private final Survey survey;
  private final Moments unasked;
  private final Mask pixels;
  private final Measures measures;

  /**
   * A stage.
   *
   * @param norm tells the map, before this stage
   * @param weights of weighted readouts; any plane where there are none
   * @param survey of the readouts
   */
  MeasuredNormStage(
      ImageNorm norm, View in, View weights, Survey survey, Rows out, Measures measures) {
    super(out, List.of(in, weights));
    this.norm = norm;
    this.survey = survey;
    this.unasked = new Moments(in.features(), measures.lanes());
    this.pixels = new Mask(out.level());
    this.measures = measures;
  }

  @Override
  int ready() {
    return norm.isKnown() ? arrived() : 0;
  }

  @Override
  void compute(int from, int to) {
    Coefficients map = norm.map();
    survey.begin(from, to, map);
    measures.clip(
        inputs().get(0).from(from),
        map,
        inputs().get(1).from(from),
        pixels.rows(to - from),
        out().from(from),
        length(from, to),
        survey.moments(),
        survey.weighted(unasked));
    survey.end(from, to);
  }
}
