package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Step;
import java.util.List;

/** a x + b y. */
final class CombineStage extends RowStage {
  private final Step.Combine step;
  private final Pattern pattern;
  private final Maps maps;

  /**
   * A stage.
   *
   * @param inputs x and y
   * @param pattern what each position is multiplied by
   */
  CombineStage(Step.Combine step, List<View> inputs, Rows out, Pattern pattern, Maps maps) {
    super(out, inputs);
    this.step = step;
    this.pattern = pattern;
    this.maps = maps;
  }

  @Override
  void compute(int from, int to) {
    maps.combine(
        step.leftFactor(),
        inputs().get(0).from(from),
        step.rightFactor(),
        inputs().get(1).from(from),
        pattern.rows(from, to),
        out().from(from),
        length(from, to));
  }
}
