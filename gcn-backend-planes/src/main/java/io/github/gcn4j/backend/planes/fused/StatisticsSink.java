package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/** Mean and variance of a value over the image, for a normalisation. */
final class StatisticsSink extends Sink {
  private final Totals totals;
  private final Survey survey;

  StatisticsSink(View in, Measures measures) {
    super(List.of(in));
    this.totals = new Totals(List.of(), in.features());
    this.survey = Survey.ofSums(in, totals, measures);
  }

  /** What was found once this is finished. */
  Totals totals() {
    return totals;
  }

  @Override
  void restart() {
    super.restart();
    totals.clear();
  }

  @Override
  void compute(int from, int to) {
    survey.rows(from, to);
  }
}
