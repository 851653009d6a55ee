package io.github.gcn4j.backend.planes.fused;

/**
 * A factor for each position of a grid, zero between rows. Factors differ only between the first,
 * the last and all rows between, so that a few rows serve any height.
 */
final class Pattern {
  private final GridLevel level;
  private final int rows;
  private final Planes planes;

  /** The factor of a pixel. */
  @FunctionalInterface
  interface Factor {
    /** The factor at a row and column of the grid. */
    float at(int row, int column);
  }

  /**
   * A pattern for stretches of up to {@code longest} rows.
   *
   * @param factor the same for all rows but the first and the last
   */
  Pattern(GridLevel level, int longest, Factor factor) {
    this.level = level;
    this.rows = Math.min(level.height(), longest + 2);
    float[] values = new float[rows * level.pitch() + Planes.SLACK];
    for (int row = 0; row < rows; row++) {
      int source = row == rows - 1 ? level.height() - 1 : row;
      for (int column = 0; column < level.width(); column++) {
        values[row * level.pitch() + column] = factor.at(source, level.first() + column);
      }
    }
    this.planes = new Planes(1, values, 0);
  }

  /** The factors of rows {@code from} to {@code to}, exclusive. */
  Planes rows(int from, int to) {
    int row;
    if (from == 0 || rows == level.height()) {
      row = from;
    } else if (to == level.height()) {
      row = rows - (to - from);
    } else {
      row = 1;
    }
    return planes.from(row * level.pitch());
  }
}
