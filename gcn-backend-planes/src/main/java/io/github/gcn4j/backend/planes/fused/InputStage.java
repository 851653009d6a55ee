package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/** Brings an image's node features into planes. */
final class InputStage extends RowStage {
  private final Pattern pattern;
  private final Inputs inputs;
  private float[] features = new float[0];
  private int start;
  private boolean finite;

  /**
   * A stage.
   *
   * @param pattern what each position is multiplied by
   */
  InputStage(Rows out, Pattern pattern, Inputs inputs) {
    super(out, List.of());
    this.pattern = pattern;
    this.inputs = inputs;
  }

  /**
   * Tells where the next image is.
   *
   * @param values {@code [nodes, features]}
   * @param from where the strip's first pixel begins
   */
  void read(float[] values, int from) {
    features = values;
    start = from;
    finite = true;
  }

  /** Whether all values dealt out were finite. */
  boolean finite() {
    return finite;
  }

  @Override
  void compute(int from, int to) {
    int pitch = level().columns() * out().features();
    int width = level().width();
    if (width == level().columns()) {
      finite &= inputs.finite(features, start + from * pitch, (to - from) * pitch);
    }
    for (int row = from; row < to; row++) {
      Planes scale = pattern.rows(row, row + 1);
      Planes y = out().from(row);
      int at = start + row * pitch;
      if (width < level().columns()) {
        finite &= inputs.finite(features, at, width * y.features());
      }
      inputs.deal(features, at, scale, y, width);
      for (int plane = 0; plane < y.features(); plane++) {
        y.values()[y.at(plane) + width] = 0f;
      }
    }
  }
}
