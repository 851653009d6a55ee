package io.github.gcn4j.backend.vector.fused;

import java.util.List;

/** Brings an image's node features into planes. */
final class InputStage extends RowStage implements Source {
  private static final int COLOURS = 3;

  private final FusedKernels kernels;
  private final Pattern pattern;
  private float[] features = new float[0];
  private int start;

  /**
   * A stage.
   *
   * @param pattern what each position is multiplied by
   */
  InputStage(Rows out, Pattern pattern, FusedKernels kernels) {
    super(out, List.of());
    this.pattern = pattern;
    this.kernels = kernels;
  }

  @Override
  public void read(float[] values, int from) {
    features = values;
    start = from;
  }

  @Override
  void compute(int from, int to) {
    int count = out().features();
    int pitch = level().columns() * count;
    for (int row = from; row < to; row++) {
      int source = start + row * pitch;
      int at = out().at(row);
      if (count == COLOURS) {
        dealColours(source, at, pattern.at(row, row + 1));
      } else {
        for (int feature = 0; feature < count; feature++) {
          deal(source + feature, count, feature * out().stride() + at, pattern.at(row, row + 1));
        }
      }
    }
  }

  private void deal(int source, int step, int at, int scale) {
    float[] x = out().data();
    int width = level().width();
    if (step == 1) {
      System.arraycopy(features, source, x, at, width);
    } else {
      for (int j = 0; j < width; j++) {
        x[at + j] = features[source + j * step];
      }
    }
    x[at + width] = 0f;
    kernels.affine(
        x, at, 1f, 0f, Float.NEGATIVE_INFINITY, pattern.values(), scale, x, at, width + 1);
  }

  /** Three features at a time: what images in colour have. */
  private void dealColours(int source, int at, int scale) {
    float[] from = features;
    float[] x = out().data();
    float[] factors = pattern.values();
    int width = level().width();
    int green = at + out().stride();
    int blue = green + out().stride();
    for (int j = 0; j < width; j++) {
      int i = source + COLOURS * j;
      float factor = factors[scale + j];
      x[at + j] = from[i] * factor;
      x[green + j] = from[i + 1] * factor;
      x[blue + j] = from[i + 2] * factor;
    }
    x[at + width] = 0f;
    x[green + width] = 0f;
    x[blue + width] = 0f;
  }
}
