package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/** The features of several values side by side. */
final class ConcatStage extends RowStage {
  private final Coefficients identity;
  private final Pattern pattern;
  private final Maps maps;

  /**
   * A stage.
   *
   * @param pattern what each position is multiplied by
   */
  ConcatStage(List<View> inputs, Rows out, Pattern pattern, Maps maps) {
    super(out, inputs);
    this.identity = Coefficients.identity(out.features());
    this.pattern = pattern;
    this.maps = maps;
  }

  @Override
  void compute(int from, int to) {
    Planes out = out().from(from);
    for (int i = 0; i < inputs().size(); i++) { // an iterator would be allocated
      View in = inputs().get(i);
      maps.affine(in.from(from), identity, pattern.rows(from, to), out, length(from, to));
      out.from(out.at(in.features()));
    }
  }
}
