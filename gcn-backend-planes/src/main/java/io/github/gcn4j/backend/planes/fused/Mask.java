package io.github.gcn4j.backend.planes.fused;

/**
 * 1 on the pixels that a strip owns, 0 elsewhere, and zeros beyond the end. Rows are all alike, so
 * a stretch is taken from the end of a few.
 */
final class Mask {
  private final GridLevel level;
  private final int longest;
  private final Planes planes;

  Mask(GridLevel level) {
    this.level = level;
    this.longest = Stage.longest(level);
    float[] values = new float[longest * level.pitch() + Planes.SLACK];
    for (int row = 0; row < longest; row++) {
      for (int column = 0; column < level.ownedWidth(); column++) {
        values[row * level.pitch() + level.owned() + column] = 1f;
      }
    }
    this.planes = new Planes(1, values, 0);
  }

  /** For a stretch of so many whole rows. */
  Planes rows(int count) {
    return planes.from((longest - count) * level.pitch());
  }
}
