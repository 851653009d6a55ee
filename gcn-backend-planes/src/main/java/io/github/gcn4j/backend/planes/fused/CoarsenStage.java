package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/** The mean of each 2×2 block; the zeros beside and below the grid complete the blocks there. */
final class CoarsenStage extends RowStage {
  private final Pattern pattern;
  private final Maps maps;

  /**
   * A stage.
   *
   * @param pattern what each block's sum is multiplied by
   */
  CoarsenStage(View in, Rows out, Pattern pattern, Maps maps) {
    super(out, List.of(in));
    this.pattern = pattern;
    this.maps = maps;
  }

  @Override
  int ready() {
    View in = inputs().get(0);
    return in.complete() ? level().height() : in.end() / 2;
  }

  /** Its own rows are a quarter of those it lets go. */
  @Override
  int least() {
    return 1;
  }

  @Override
  int firstNeeded(int row) {
    return 2 * row;
  }

  @Override
  void compute(int from, int to) {
    View in = inputs().get(0);
    maps.coarsen(
        in.from(2 * from),
        in.level().pitch(),
        pattern.rows(from, to),
        out().from(from),
        level().pitch(),
        to - from);
  }
}
