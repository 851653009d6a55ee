package io.github.gcn4j.backend.vector.fused;

/**
 * Measures the rows of a value, band by band, into {@link Totals}. The first band is compared with
 * one of its values, later ones with the mean so far.
 */
final class Survey {
  /** So many nodes are summed in single precision before they join sums in double precision. */
  private static final int MOST = 1 << 14;

  private final Rows in;
  private final GridLevel level;
  private final Measures measures;
  private final Moments moments;
  private final boolean largest;
  private double nodes;

  private Survey(Rows in, Measures measures, boolean largest) {
    this.largest = largest;
    this.in = in;
    this.level = in.level();
    this.measures = measures;
    this.moments = new Moments(in.features(), measures.lanes());
  }

  /** Measures sums alone. */
  static Survey ofSums(Rows in, Measures measures) {
    return new Survey(in, measures, false);
  }

  /** Measures sums and the largest value of what is never below 0. */
  static Survey ofSumsAndLargest(Rows in, Measures measures) {
    return new Survey(in, measures, true);
  }

  /** Takes in some rows, band after band. */
  void rows(int from, int to, Totals totals) {
    boolean first = totals.isEmpty();
    if (nodes == 0) {
      centre(from, to, totals);
      moments.clear();
    }
    Planes x = in.from(from, level.owned());
    measures.measure(x, level.pitch(), to - from, level.ownedWidth(), moments);
    nodes += (double) (to - from) * level.ownedWidth();
    if (first || nodes >= MOST) {
      close(totals);
    }
  }

  /** Hands over what was not handed over yet. */
  void close(Totals totals) {
    if (nodes > 0) {
      totals.add(moments, nodes);
      for (int feature = 0; largest && feature < in.features(); feature++) {
        totals.raise(feature, moments.largest(feature));
      }
      nodes = 0;
    }
  }

  private void centre(int from, int to, Totals totals) {
    Planes x = in.from((from + to) / 2, level.owned() + level.ownedWidth() / 2);
    for (int feature = 0; feature < in.features(); feature++) {
      moments.centres()[feature] =
          totals.isEmpty() ? x.values()[x.at(feature)] : (float) totals.mean(feature);
    }
  }
}
