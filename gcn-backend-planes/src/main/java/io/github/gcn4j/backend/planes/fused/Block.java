package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.backend.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of rows: planes of some consecutive rows of a grid. Several values that are read
 * together lie side by side in one, so that nobody has to bring them together.
 */
final class Block {
  /** Rows that come in at least before those held move up: of wide grids a band has but a few. */
  private static final int RUN = 16;

  private final GridLevel level;
  private final List<Rows> parts = new ArrayList<>();
  private int features;
  private Planes planes = new Planes(0, new float[0], 0);
  private int base = -1;
  private int most = 1;
  private int room;

  Block(GridLevel level) {
    this.level = level;
  }

  /** The next so many planes. */
  Rows add(int count) {
    Rows made = new Rows(this, features, count);
    parts.add(made);
    features += count;
    return made;
  }

  GridLevel level() {
    return level;
  }

  /** The planes from a pixel on. */
  Planes from(int row, int column) {
    return planes.from(Planes.LEAD + (row - base) * level.pitch() + column);
  }

  /** Begins with the next image. */
  void clear() {
    base = -1;
  }

  private int first() {
    int first = level.height();
    for (int i = 0; i < parts.size(); i++) { // an iterator would be allocated
      first = Math.min(first, parts.get(i).first());
    }
    return first;
  }

  private int end() {
    int end = 0;
    for (int i = 0; i < parts.size(); i++) {
      end = Math.max(end, parts.get(i).end());
    }
    return end;
  }

  /** A part has more rows now. */
  void advanced() {
    most = Math.max(most, end() - first() + 1);
  }

  /** Sees to room for the rows before {@code to}, moving up those still needed. */
  void makeRoom(int to) {
    if (to + 1 - base <= room) {
      return;
    }
    int first = first();
    from(base, 0);
    for (int i = 0; i < parts.size(); i++) {
      move(parts.get(i), first - base);
    }
    base = first;
  }

  /** Moves up what is still needed of a part, with the zeros below it if it is complete. */
  private void move(Rows part, int rows) {
    int from = (part.first() - base) * level.pitch();
    int kept = (part.end() + (part.complete() ? 1 : 0) - part.first()) * level.pitch();
    for (int plane = part.plane(); plane < part.plane() + part.features(); plane++) {
      int at = planes.at(plane) + from;
      System.arraycopy(planes.values(), at, planes.values(), at - rows * level.pitch(), kept);
    }
  }

  /**
   * Takes memory for as many rows as were ever held at once, and some more, unless it was taken
   * before.
   *
   * @throws IllegalArgumentException if no array is as long
   */
  void allocate() {
    if (planes.features() > 0) {
      return;
    }
    room = Math.min(level.height() + 2, most + Math.max(1, RUN - level.band()));
    long stride = (long) room * level.pitch() + Planes.LEAD + Planes.SLACK;
    long all = Coefficients.rounded(features) * stride + Planes.SLACK;
    if (all > Shapes.LONGEST_ARRAY) {
      throw new IllegalArgumentException(
          "expected values that fit an array of "
              + Shapes.LONGEST_ARRAY
              + ", found "
              + features
              + " features of "
              + room
              + " rows of "
              + level.width()
              + " pixels that are needed at once: take a smaller grid or fewer features");
    }
    planes = new Planes(features, new float[(int) all], (int) stride);
  }
}
