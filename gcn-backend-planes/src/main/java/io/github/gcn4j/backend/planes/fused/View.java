package io.github.gcn4j.backend.planes.fused;

/** Some neighbouring features of rows, as a stage reads them where they are. */
final class View {
  private final Rows rows;
  private final int first;
  private final int features;
  private Planes planes = new Planes(0, new float[0], 0);

  private View(Rows rows, int first, int features) {
    this.rows = rows;
    this.first = first;
    this.features = features;
  }

  /** All features. */
  static View of(Rows rows) {
    return new View(rows, 0, rows.features());
  }

  /** Some of these features. */
  View select(int from, int count) {
    return new View(rows, first + from, count);
  }

  /** The rows that are seen. */
  Rows rows() {
    return rows;
  }

  GridLevel level() {
    return rows.level();
  }

  int features() {
    return features;
  }

  /** Rows computed so far. */
  int end() {
    return rows.end();
  }

  boolean complete() {
    return rows.complete();
  }

  /** The planes from the beginning of a row on. */
  Planes from(int row) {
    return from(row, 0);
  }

  /** The planes from a pixel on. */
  Planes from(int row, int column) {
    Planes all = rows.from(row, column);
    if (planes.values() != all.values()) {
      planes = new Planes(features, all.values(), all.stride());
    }
    return planes.from(all.at(first));
  }
}
