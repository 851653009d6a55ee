package io.github.gcn4j.backend.planes.fused;

import java.util.Optional;

/**
 * Measures the rows of a value, band by band, into {@link Totals}. The first band is compared with
 * one of its values, later ones with the mean so far.
 */
final class Survey {
  /** So many nodes are summed in single precision before they join sums in double precision. */
  private static final int MOST = 1 << 14;

  private final View in;
  private final GridLevel level;
  private final Measures measures;
  private final Totals totals;
  private final Moments moments;
  private final boolean largest;
  private final Optional<Weighing> weighing;
  private double nodes;

  /**
   * What the same look tells of the nodes by their weights.
   *
   * @param weights one feature
   */
  private record Weighing(View weights, Totals totals, Moments moments) {}

  private Survey(
      View in, Totals totals, Measures measures, boolean largest, Optional<Weighing> weighing) {
    this.in = in;
    this.level = in.level();
    this.measures = measures;
    this.totals = totals;
    this.moments = new Moments(in.features(), measures.lanes());
    this.largest = largest;
    this.weighing = weighing;
  }

  /** Measures sums alone. */
  static Survey ofSums(View in, Totals totals, Measures measures) {
    return new Survey(in, totals, measures, false, Optional.empty());
  }

  /** Measures sums and the largest value of what is never below 0. */
  static Survey ofSumsAndLargest(View in, Totals totals, Measures measures) {
    return new Survey(in, totals, measures, true, Optional.empty());
  }

  /** This, and in the same look the sums of nodes that count as much as their weights say. */
  Survey andWeighted(View weights, Totals weighted) {
    Weighing more = new Weighing(weights, weighted, new Moments(in.features(), measures.lanes()));
    return new Survey(in, totals, measures, largest, Optional.of(more));
  }

  /** Takes in some rows, band after band. */
  void rows(int from, int to) {
    boolean first = totals.isEmpty();
    if (nodes == 0) {
      begin(from, to);
    }
    Planes x = in.from(from, level.owned());
    int width = level.ownedWidth();
    if (weighing.isPresent()) {
      Weighing more = weighing.get();
      Planes w = more.weights().from(from, level.owned());
      measures.measure(x, w, level.pitch(), to - from, width, moments, more.moments());
    } else {
      measures.measure(x, level.pitch(), to - from, width, moments);
    }
    nodes += (double) (to - from) * width;
    if (first || nodes >= MOST || to == level.height()) {
      close();
    }
  }

  private void close() {
    totals.add(moments, nodes);
    for (int feature = 0; largest && feature < in.features(); feature++) {
      totals.raise(feature, moments.largest(feature));
    }
    if (weighing.isPresent()) {
      Moments weighted = weighing.get().moments();
      weighing.get().totals().add(weighted, weighted.weight());
    }
    nodes = 0;
  }

  private void begin(int from, int to) {
    Planes x = in.from((from + to) / 2, level.owned() + level.ownedWidth() / 2);
    for (int feature = 0; feature < in.features(); feature++) {
      moments.centres()[feature] =
          totals.isEmpty() ? x.values()[x.at(feature)] : (float) totals.mean(feature);
    }
    moments.clear();
    if (weighing.isPresent()) {
      Moments weighted = weighing.get().moments();
      System.arraycopy(moments.centres(), 0, weighted.centres(), 0, in.features());
      weighted.clear();
    }
  }
}
