package io.github.gcn4j.backend.planes.fused;

import java.util.List;
import java.util.function.Supplier;

/** A linear map, and ReLU or none. */
final class LinearStage extends RowStage {
  private final Supplier<Coefficients> map;
  private final Pattern pattern;
  private final Products products;

  /**
   * A stage.
   *
   * @param map the present one
   * @param in what it maps, side by side
   * @param pattern what each position is multiplied by
   */
  LinearStage(
      Supplier<Coefficients> map, List<View> in, Rows out, Pattern pattern, Products products) {
    super(out, in);
    this.map = map;
    this.pattern = pattern;
    this.products = products;
  }

  @Override
  void compute(int from, int to) {
    products.linear(
        inputs().get(0).from(from),
        map.get(),
        pattern.rows(from, to),
        out().from(from),
        length(from, to));
  }
}
