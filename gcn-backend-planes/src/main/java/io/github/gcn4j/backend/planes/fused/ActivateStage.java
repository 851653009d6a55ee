package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Activation;
import java.util.List;

/** f(x) of an activation that is no ReLU. */
final class ActivateStage extends RowStage {
  private final Activation function;
  private final Pattern pattern;

  /**
   * A stage.
   *
   * @param pattern what each position is multiplied by
   */
  ActivateStage(Activation function, View in, Rows out, Pattern pattern) {
    super(out, List.of(in));
    this.function = function;
    this.pattern = pattern;
  }

  @Override
  void compute(int from, int to) {
    Planes in = inputs().get(0).from(from);
    Planes out = out().from(from);
    Planes scale = pattern.rows(from, to);
    int length = length(from, to);
    for (int plane = 0; plane < out.features(); plane++) {
      int x = in.at(plane);
      int y = out.at(plane);
      for (int j = 0; j < length; j++) {
        out.values()[y + j] = function.apply(in.values()[x + j]) * scale.values()[scale.at() + j];
      }
    }
  }
}
