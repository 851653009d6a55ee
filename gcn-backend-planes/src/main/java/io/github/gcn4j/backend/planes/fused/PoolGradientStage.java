package io.github.gcn4j.backend.planes.fused;

import java.util.Arrays;
import java.util.List;

/** The gradient of a mean or sum: the same for every node. */
final class PoolGradientStage extends RowStage {
  private final Pattern pattern;
  private final Maps maps;
  private final Planes ones;
  private final Coefficients gradient;

  /**
   * A stage.
   *
   * @param pattern what each position is multiplied by
   */
  PoolGradientStage(Rows out, Pattern pattern, Maps maps) {
    super(out, List.of());
    this.pattern = pattern;
    this.maps = maps;
    float[] values = new float[longest(level()) * level().pitch() + Planes.SLACK];
    Arrays.fill(values, 1f);
    this.ones = new Planes(out.features(), values, 0);
    this.gradient = Coefficients.identity(out.features());
  }

  /** The gradient by each feature of every node, to be overwritten before a pass. */
  float[] each() {
    return gradient.weights();
  }

  @Override
  void compute(int from, int to) {
    maps.affine(ones, gradient, pattern.rows(from, to), out().from(from), length(from, to));
  }
}
