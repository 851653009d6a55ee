package io.github.gcn4j.imaging.augment;

import java.util.random.RandomGenerator;

/** Changes an image a little, at random, within a bound. Immutable, so threads may share one. */
public interface Augmentation {

  /**
   * Changes an image in place; results beyond 0 or 255 saturate.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes, channels interleaved
   * @param height rows
   * @param width columns
   * @param channels 1 (gray) or 3 (red, green, blue)
   * @param random decides how much, within the bound
   * @throws IllegalArgumentException if {@code channels} is neither 1 nor 3 or the array has
   *     another length
   */
  void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random);

  /** Name and bound as {@link Pipeline#parse} reads them, for example {@code brightness=0.15}. */
  String text();
}
