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
  private final Mask mask;
  private final Coefficients plain;
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
    this.mask = new Mask(level);
    this.plain = Coefficients.identity(in.features());
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
    begin(from, to, plain);
    Planes x = in.from(from);
    Planes counted = mask.rows(to - from);
    int length = (to - from) * level.pitch();
    if (weighing.isPresent()) {
      Weighing more = weighing.get();
      Planes w = more.weights().from(from);
      measures.measure(x, w, counted, length, moments, more.moments());
    } else {
      measures.measure(x, counted, length, moments);
    }
    end(from, to);
  }

  /**
   * Somebody is about to take some rows into the moments.
   *
   * @param map what is done to them before
   */
  void begin(int from, int to, Coefficients map) {
    if (nodes == 0) {
      centre(from, to, map);
    }
  }

  /** Some rows were taken into the moments. */
  void end(int from, int to) {
    nodes += (double) (to - from) * level.ownedWidth();
    if (totals.isEmpty() || nodes >= MOST || to == level.height()) {
      close();
    }
  }

  /** What rows are taken into. */
  Moments moments() {
    return moments;
  }

  /** The same by weight; others where nobody asks for them. */
  Moments weighted(Moments others) {
    return weighing.isPresent() ? weighing.get().moments() : others;
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

  private void centre(int from, int to, Coefficients map) {
    Planes x = in.from((from + to) / 2, level.owned() + level.ownedWidth() / 2);
    for (int feature = 0; feature < in.features(); feature++) {
      float any = x.values()[x.at(feature)] * map.weights()[feature] + map.shift()[feature];
      moments.centres()[feature] =
          totals.isEmpty() ? Math.max(any, map.floor()) : (float) totals.mean(feature);
    }
    moments.clear();
    if (weighing.isPresent()) {
      Moments weighted = weighing.get().moments();
      System.arraycopy(moments.centres(), 0, weighted.centres(), 0, in.features());
      weighted.clear();
    }
  }
}
