package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Readout;
import java.util.List;

/** Any readouts of a value, band by band; those of weighted nodes in the same look. */
final class ReadoutSink extends Sink {
  private final Totals totals;
  private final Survey survey;
  private final Measures measures;
  private final boolean signedMaximum;

  private ReadoutSink(
      List<View> inputs, Totals totals, Survey survey, Measures measures, boolean signedMaximum) {
    super(inputs);
    this.totals = totals;
    this.survey = survey;
    this.measures = measures;
    this.signedMaximum = signedMaximum;
  }

  /**
   * A sink.
   *
   * @param neverNegative whether no value is below 0: the largest is then found with the sums
   */
  static ReadoutSink of(View in, Totals totals, boolean neverNegative, Measures measures) {
    boolean maximum = totals.readouts().contains(Readout.MAX);
    Survey survey =
        maximum && neverNegative
            ? Survey.ofSumsAndLargest(in, totals, measures)
            : Survey.ofSums(in, totals, measures);
    return new ReadoutSink(List.of(in), totals, survey, measures, maximum && !neverNegative);
  }

  /**
   * This and weighted readouts of the same value.
   *
   * @param weights one feature
   */
  ReadoutSink andWeighted(View weights, Totals weighted) {
    return new ReadoutSink(
        List.of(inputs().get(0), weights),
        totals,
        survey.andWeighted(weights, weighted),
        measures,
        signedMaximum);
  }

  @Override
  void compute(int from, int to) {
    survey.rows(from, to);
    if (signedMaximum) {
      largest(from, to);
    }
  }

  private void largest(int from, int to) {
    View in = inputs().get(0);
    for (int row = from; row < to; row++) {
      Planes x = in.from(row, level().owned());
      for (int feature = 0; feature < x.features(); feature++) {
        totals.raise(feature, measures.largest(x.values(), x.at(feature), level().ownedWidth()));
      }
    }
  }
}
