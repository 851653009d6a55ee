package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Stencil;
import java.util.List;

/** S x along a grid, for an x that was scaled on its way out. */
final class PropagateStage extends RowStage {
  private final boolean cross;
  private final float self;
  private final Pattern target;
  private final Propagation propagation;

  /**
   * A stage.
   *
   * @param stencil whose connectivity and self-loops to take
   * @param target what arrives is multiplied by
   */
  PropagateStage(View in, Rows out, Stencil stencil, Pattern target, Propagation propagation) {
    super(out, List.of(in));
    this.cross = stencil.connectivity() == Connectivity.FOUR;
    this.self = stencil.selfWeight();
    this.target = target;
    this.propagation = propagation;
  }

  @Override
  int ready() {
    View in = inputs().get(0);
    return in.complete() ? level().height() : Math.max(0, in.end() - 1);
  }

  @Override
  int firstNeeded(int row) {
    return row - 1;
  }

  @Override
  void compute(int from, int to) {
    Planes x = inputs().get(0).from(from);
    Planes scale = target.rows(from, to);
    Planes y = out().from(from);
    if (cross) {
      propagation.cross(x, level().pitch(), self, scale, y, length(from, to));
    } else {
      propagation.box(x, level().pitch(), self, scale, y, length(from, to));
    }
  }
}
