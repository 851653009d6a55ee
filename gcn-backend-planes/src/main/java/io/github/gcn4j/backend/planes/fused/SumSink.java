package io.github.gcn4j.backend.planes.fused;

import java.util.List;
import java.util.function.Supplier;

/** A linear map that ends in a mean or sum over the nodes: its rows are added up and never kept. */
final class SumSink extends Sink {
  private final Supplier<Coefficients> map;
  private final Totals totals;
  private final Mask mask;
  private final Products products;

  /**
   * A sink.
   *
   * @param map the present one
   * @param in what it maps, side by side
   */
  SumSink(Supplier<Coefficients> map, Totals totals, List<View> in, Products products) {
    super(in);
    this.map = map;
    this.totals = totals;
    this.mask = new Mask(level());
    this.products = products;
  }

  @Override
  void compute(int from, int to) {
    products.sums(
        inputs().get(0).from(from),
        map.get(),
        mask.rows(to - from),
        totals.sums(),
        (to - from) * level().pitch());
    totals.counted((double) (to - from) * level().ownedWidth());
  }
}
