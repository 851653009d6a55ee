package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.backend.Shapes;
import java.util.Arrays;

/**
 * Some consecutive rows of a node value: those computed and still needed. A row of zeros stands
 * above the first and below the last row of the grid.
 */
final class Rows {
  private final GridLevel level;
  private final int features;
  private Planes planes = new Planes(0, new float[0], 0);
  private int base = -1;
  private int first = -1;
  private int end;
  private int most = 1;

  Rows(GridLevel level, int features) {
    this.level = level;
    this.features = features;
  }

  GridLevel level() {
    return level;
  }

  int features() {
    return features;
  }

  /** Rows computed so far. */
  int end() {
    return end;
  }

  boolean complete() {
    return end == level.height();
  }

  /** The planes from the beginning of a row on. */
  Planes from(int row) {
    return from(row, 0);
  }

  /** The planes from a pixel on. */
  Planes from(int row, int column) {
    return planes.from(Planes.LEAD + (row - base) * level.pitch() + column);
  }

  /** Forgets every row, for the next image. */
  void clear() {
    base = -1;
    first = -1;
    end = 0;
    zero(-1);
  }

  /** The rows before {@code to} are now computed. */
  void advance(int to) {
    end = to;
    most = Math.max(most, end - first + 1);
    if (complete()) {
      zero(end);
    }
  }

  private void zero(int row) {
    from(row);
    for (int plane = 0; plane < planes.features(); plane++) {
      int begin = planes.at(plane);
      Arrays.fill(planes.values(), begin, begin + level.pitch(), 0f);
    }
  }

  /** Rows above {@code row} are not read any more. */
  void keepFrom(int row) {
    first = Math.max(first, row);
  }

  /** Sees to room for the rows before {@code to}, moving up those still needed. */
  void makeRoom(int to) {
    if (to + 1 - base <= most) {
      return;
    }
    int gone = (first - base) * level.pitch();
    int kept = (end - first) * level.pitch();
    from(base);
    for (int plane = 0; plane < planes.features(); plane++) {
      int at = planes.at(plane);
      System.arraycopy(planes.values(), at + gone, planes.values(), at, kept);
    }
    base = first;
  }

  /**
   * Takes memory for as many rows as were ever held at once.
   *
   * @throws IllegalArgumentException if no array is as long
   */
  void allocate() {
    long stride = (long) most * level.pitch() + Planes.LEAD + Planes.SLACK;
    long all = Coefficients.rounded(features) * stride + Planes.SLACK;
    if (all > Shapes.LONGEST_ARRAY) {
      throw new IllegalArgumentException(
          "expected values that fit an array of "
              + Shapes.LONGEST_ARRAY
              + ", found "
              + features
              + " features of "
              + most
              + " rows of "
              + level.width()
              + " pixels that are needed at once: take a smaller grid or fewer features");
    }
    planes = new Planes(features, new float[(int) all], (int) stride);
  }
}
