package io.github.gcn4j.backend.vector.incubator;

/**
 * How long a stretch of nodes a product takes at a time. Its rows are copied together, since rows
 * far apart in memory, perhaps by a multiple of 4 KiB, would push each other out of the caches.
 */
final class Tiles {
  /** Long enough for memory to be read and written in runs of 3 KiB. */
  private static final int LONGEST = 768;

  private static final int SHORTEST = 128;

  /** Values that leave room in a second cache of 1 MiB: 384 KiB. */
  private static final int VALUES = 98_304;

  private Tiles() {}

  /** Nodes of a tile of so many rows: a multiple of 64, and so of every panel and vector. */
  static int length(int rows) {
    return Math.max(SHORTEST, Math.min(LONGEST, VALUES / rows / 64 * 64));
  }

  /** From a row to the next: no multiple of 4 KiB. */
  static int pitch(int length) {
    return length + 16;
  }
}
