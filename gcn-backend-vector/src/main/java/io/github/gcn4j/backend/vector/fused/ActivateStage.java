package io.github.gcn4j.backend.vector.fused;

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
  ActivateStage(Activation function, Rows in, Rows out, Pattern pattern) {
    super(out, List.of(in));
    this.function = function;
    this.pattern = pattern;
  }

  @Override
  void compute(int from, int to) {
    Rows in = inputs().get(0);
    Rows out = out();
    int scale = pattern.at(from, to);
    int length = length(from, to);
    for (int plane = 0; plane < out.features(); plane++) {
      int x = plane * in.stride() + in.at(from);
      int y = plane * out.stride() + out.at(from);
      for (int j = 0; j < length; j++) {
        out.data()[y + j] = function.apply(in.data()[x + j]) * pattern.values()[scale + j];
      }
    }
  }
}
