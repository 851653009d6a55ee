package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;

/**
 * How the planes of an image fall into stretches that share a coefficient or a statistic: each
 * plane whole, or cut into the parts of the graph.
 */
final class Stretches {
  private final Span span;
  private final int[] offsets;
  private final int nodes;
  private final int features;

  private Stretches(Span span, int[] offsets, int nodes, int features) {
    this.span = span;
    this.offsets = offsets;
    this.nodes = nodes;
    this.features = features;
  }

  static Stretches of(Signal x, Span span) {
    int nodes = x.graph().nodes();
    int[] offsets = span == Span.BATCH ? new int[] {0, nodes} : x.graph().partOffsets();
    return new Stretches(span, offsets, nodes, x.features());
  }

  /** Told of each stretch. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A stretch.
     *
     * @param part number of the part; 0 if planes are not cut
     * @param from its first value in an image's array
     * @param to end of its values
     */
    void stretch(int part, int feature, int from, int to);
  }

  /** Walks through one image. */
  void each(Visitor visitor) {
    for (int part = 0; part < parts(); part++) {
      for (int feature = 0; feature < features; feature++) {
        int plane = feature * nodes;
        visitor.stretch(part, feature, plane + offsets[part], plane + offsets[part + 1]);
      }
    }
  }

  /** Stretches of a plane. */
  int parts() {
    return offsets.length - 1;
  }

  /** Nodes of a part. */
  int nodes(int part) {
    return offsets[part + 1] - offsets[part];
  }

  /** First node of a part; of the number of parts, the end. */
  int offset(int part) {
    return offsets[part];
  }

  /** The row of a matrix that holds an image's and part's coefficients. */
  int row(int image, int part) {
    return span == Span.BATCH ? 0 : image * parts() + part;
  }
}
