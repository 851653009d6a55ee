package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.graph.Connectivity;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** S x along a grid. */
final class PropagateStage extends RowStage {
  /** Room for the left neighbour of the first value. */
  private static final int LEAD = 16;

  private final FusedKernels kernels;
  private final Connectivity connectivity;
  private final float self;
  private final @Nullable Pattern source;
  private final Pattern target;
  private final float[] scaled;

  /**
   * A stage.
   *
   * @param source what x is multiplied by before; nothing where it was already
   * @param target what arrives is multiplied by
   */
  PropagateStage(
      Rows in,
      Rows out,
      Connectivity connectivity,
      float self,
      @Nullable Pattern source,
      Pattern target,
      FusedKernels kernels) {
    super(out, List.of(in));
    this.connectivity = connectivity;
    this.self = self;
    this.source = source;
    this.target = target;
    this.kernels = kernels;
    int rows = source == null ? 0 : longest(level()) + 2;
    this.scaled = new float[LEAD + rows * level().pitch() + FusedKernels.SLACK];
  }

  @Override
  int ready() {
    Rows in = inputs().get(0);
    return in.complete() ? level().height() : Math.max(0, in.end() - 1);
  }

  @Override
  int firstNeeded(int row) {
    return row - 1;
  }

  @Override
  void compute(int from, int to) {
    Rows in = inputs().get(0);
    Rows out = out();
    for (int plane = 0; plane < out.features(); plane++) {
      float[] x = in.data();
      int at = plane * in.stride() + in.at(from);
      if (source != null) {
        scale(source, in, plane, from, to);
        x = scaled;
        at = LEAD + level().pitch();
      }
      int y = plane * out.stride() + out.at(from);
      if (connectivity == Connectivity.FOUR) {
        kernels.cross(
            x,
            at,
            level().pitch(),
            self,
            target.values(),
            target.at(from, to),
            out.data(),
            y,
            length(from, to));
      } else {
        kernels.box(
            x,
            at,
            level().pitch(),
            self,
            target.values(),
            target.at(from, to),
            out.data(),
            y,
            length(from, to));
      }
    }
  }

  /** Scales a plane's rows and the ones around them; beyond the grid there are zeros. */
  private void scale(Pattern pattern, Rows in, int plane, int from, int to) {
    int pitch = level().pitch();
    int begin = Math.max(0, from - 1);
    int end = Math.min(level().height(), to + 1);
    for (int row = begin; row < end; row++) {
      kernels.affine(
          in.data(),
          plane * in.stride() + in.at(row),
          1f,
          0f,
          Float.NEGATIVE_INFINITY,
          pattern.values(),
          pattern.at(row, row + 1),
          scaled,
          LEAD + (row - from + 1) * pitch,
          pitch);
    }
    if (from == 0) {
      Arrays.fill(scaled, LEAD, LEAD + pitch, 0f);
    }
    if (to == level().height()) {
      int last = LEAD + (to - from + 1) * pitch;
      Arrays.fill(scaled, last, last + pitch, 0f);
    }
  }
}
