package io.github.gcn4j.backend.planes.fused;

/**
 * A strip of a pyramid's grid, as planes lay it out: each row is followed by one zero, which serves
 * as the right neighbour of its last pixel and the left neighbour of the next row's first. Values
 * near a side of the strip that is no side of the grid are wrong, since their neighbours are
 * missing; a strip owns those columns that are far enough inside.
 *
 * @param height rows of the grid and of the strip
 * @param columns columns of the grid
 * @param first the strip's first column in the grid
 * @param width columns of the strip
 * @param owned the first column it owns, counted in the strip
 * @param ownedWidth columns it owns
 */
record GridLevel(int height, int columns, int first, int width, int owned, int ownedWidth) {

  /** Positions a step of work takes at least, unless the grid has fewer. */
  private static final int STEP = 3072;

  /** From a row to the next. */
  int pitch() {
    return width + 1;
  }

  /** The grid of half the rows and columns, rounded up; strips begin and end at even columns. */
  GridLevel coarser() {
    int begin = first / 2;
    int ownedBegin = (first + owned) / 2;
    return new GridLevel(
        (height + 1) / 2,
        (columns + 1) / 2,
        begin,
        (first + width + 1) / 2 - begin,
        ownedBegin - begin,
        (first + owned + ownedWidth + 1) / 2 - ownedBegin);
  }

  /** Rows that are worth a step of work: a band that stays in the cache. */
  int band() {
    return Math.max(1, Math.min(height, (STEP + pitch() - 1) / pitch()));
  }
}
