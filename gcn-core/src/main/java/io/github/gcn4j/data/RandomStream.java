package io.github.gcn4j.data;

import java.util.SplittableRandom;

/**
 * Independent generators by name instead of by order: what is drawn for one purpose, epoch or image
 * does not depend on what was drawn before, so that a run can be taken up anywhere.
 */
public final class RandomStream {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private RandomStream() {}

  /**
   * A generator that depends on the seed and every number of the key.
   *
   * @param seed the run's seed
   * @param key for example a purpose and an epoch
   */
  public static SplittableRandom of(long seed, long... key) {
    return new SplittableRandom(seed(seed, key));
  }

  /** The seed of that generator, to be handed on. */
  public static long seed(long seed, long... key) {
    long state = mix(seed + GOLDEN);
    for (long part : key) {
      // Not symmetric: seed 1 in epoch 2 must not draw what seed 2 draws in epoch 1.
      state = mix(mix(state) + GOLDEN + part);
    }
    return state;
  }

  /** Stafford's variant 13 of MurmurHash3's finaliser: every bit in moves half the bits out. */
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
