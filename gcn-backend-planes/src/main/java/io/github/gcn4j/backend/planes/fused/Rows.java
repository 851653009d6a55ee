package io.github.gcn4j.backend.planes.fused;

import java.util.Arrays;

/**
 * Some consecutive rows of a node value: those computed and still needed. A row of zeros stands
 * above the first and below the last row of the grid.
 */
final class Rows {
  private final Block block;
  private final int plane;
  private final int features;
  private Planes planes = new Planes(0, new float[0], 0);
  private int first = -1;
  private int end;

  /**
   * Rows of a block.
   *
   * @param plane the first of theirs
   */
  Rows(Block block, int plane, int features) {
    this.block = block;
    this.plane = plane;
    this.features = features;
  }

  GridLevel level() {
    return block.level();
  }

  int features() {
    return features;
  }

  /** The first of its planes in the block. */
  int plane() {
    return plane;
  }

  /** The first row still needed; −1 is that of zeros. */
  int first() {
    return first;
  }

  /** Rows computed so far. */
  int end() {
    return end;
  }

  boolean complete() {
    return end == level().height();
  }

  /** The planes from the beginning of a row on. */
  Planes from(int row) {
    return from(row, 0);
  }

  /** The planes from a pixel on. */
  Planes from(int row, int column) {
    Planes all = block.from(row, column);
    if (planes.values() != all.values()) {
      planes = new Planes(features, all.values(), all.stride());
    }
    return planes.from(all.at(plane));
  }

  /** Forgets every row, for the next image. */
  void clear() {
    block.clear();
    first = -1;
    end = 0;
    zero(-1);
  }

  /** The rows before {@code to} are now computed. */
  void advance(int to) {
    end = to;
    block.advanced();
    if (complete()) {
      zero(end);
    }
  }

  private void zero(int row) {
    from(row);
    for (int i = 0; i < planes.features() && planes.stride() > 0; i++) { // none in a dry run
      int begin = planes.at(i);
      Arrays.fill(planes.values(), begin, begin + level().pitch(), 0f);
    }
  }

  /** Rows above {@code row} are not read any more. */
  void keepFrom(int row) {
    first = Math.max(first, row);
  }

  /** Sees to room for the rows before {@code to}, moving up those still needed. */
  void makeRoom(int to) {
    block.makeRoom(to);
  }

  /**
   * Takes memory for as many rows as were ever held at once.
   *
   * @throws IllegalArgumentException if no array is as long
   */
  void allocate() {
    block.allocate();
  }
}
