package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.program.Readout;

/** Any readouts of a value, band by band. */
final class ReadoutSink extends Sink {
  private final Totals totals;
  private final Survey survey;
  private final Measures measures;
  private final boolean signedMaximum;

  /**
   * A sink.
   *
   * @param neverNegative whether no value is below 0: the largest is then found with the sums
   */
  ReadoutSink(Rows in, Totals totals, boolean neverNegative, Measures measures) {
    super(in);
    this.totals = totals;
    this.measures = measures;
    boolean maximum = totals.readouts().contains(Readout.MAX);
    this.signedMaximum = maximum && !neverNegative;
    this.survey =
        maximum && neverNegative
            ? Survey.ofSumsAndLargest(in, measures)
            : Survey.ofSums(in, measures);
  }

  @Override
  void compute(int from, int to) {
    survey.rows(from, to, totals);
    if (signedMaximum) {
      largest(from, to);
    }
    if (to == level().height()) {
      survey.close(totals);
    }
  }

  private void largest(int from, int to) {
    Rows in = inputs().get(0);
    for (int row = from; row < to; row++) {
      Planes x = in.from(row, level().owned());
      for (int feature = 0; feature < x.features(); feature++) {
        totals.raise(feature, measures.largest(x.values(), x.at(feature), level().ownedWidth()));
      }
    }
  }
}
