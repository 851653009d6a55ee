package io.github.gcn4j.backend.planes.fused;

import java.util.List;
import java.util.function.Supplier;

/** A map of each feature by itself, and ReLU or none. */
final class AffineStage extends RowStage {
  private final Supplier<Coefficients> map;
  private final Pattern pattern;
  private final Maps maps;

  /**
   * A stage.
   *
   * @param map the present one
   * @param pattern what each position is multiplied by
   */
  AffineStage(Supplier<Coefficients> map, View in, Rows out, Pattern pattern, Maps maps) {
    super(out, List.of(in));
    this.map = map;
    this.pattern = pattern;
    this.maps = maps;
  }

  @Override
  void compute(int from, int to) {
    maps.affine(
        inputs().get(0).from(from),
        map.get(),
        pattern.rows(from, to),
        out().from(from),
        length(from, to));
  }
}
