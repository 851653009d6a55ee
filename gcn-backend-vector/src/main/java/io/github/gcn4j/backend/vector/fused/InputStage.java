package io.github.gcn4j.backend.vector.fused;

import java.util.List;

/** Brings an image's node features into planes. */
final class InputStage extends RowStage {
  private final Pattern pattern;
  private final Inputs inputs;
  private float[] features = new float[0];
  private int start;

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
  }

  @Override
  void compute(int from, int to) {
    int pitch = level().columns() * out().features();
    int width = level().width();
    for (int row = from; row < to; row++) {
      Planes scale = pattern.rows(row, row + 1);
      Planes y = out().from(row);
      inputs.deal(features, start + row * pitch, scale, y, width);
      for (int plane = 0; plane < y.features(); plane++) {
        y.values()[y.at(plane) + width] = 0f;
      }
    }
  }
}
