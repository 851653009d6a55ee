package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/** A normalisation of each image by itself, and ReLU or none. */
final class ImageNormStage extends RowStage {
  private final ImageNorm norm;
  private final Pattern pattern;
  private final Maps maps;

  /**
   * A stage.
   *
   * @param norm tells the map, before this stage
   * @param pattern what each position is multiplied by
   */
  ImageNormStage(ImageNorm norm, View in, Rows out, Pattern pattern, Maps maps) {
    super(out, List.of(in));
    this.norm = norm;
    this.pattern = pattern;
    this.maps = maps;
  }

  @Override
  int ready() {
    return norm.isKnown() ? level().height() : 0;
  }

  @Override
  void compute(int from, int to) {
    maps.affine(
        inputs().get(0).from(from),
        norm.map(),
        pattern.rows(from, to),
        out().from(from),
        length(from, to));
  }
}
