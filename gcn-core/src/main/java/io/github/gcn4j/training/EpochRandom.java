package io.github.gcn4j.training;

import io.github.gcn4j.data.RandomStream;
import java.util.SplittableRandom;

/** A generator for each purpose and epoch, none carried over from one to the next. */
final class EpochRandom {
  private static final long PARAMETERS = 1;
  private static final long ORDER = 2;
  private static final long DROPOUT = 3;
  private static final long AUGMENTATION = 4;

  private EpochRandom() {}

  static SplittableRandom parameters(long seed) {
    return RandomStream.of(seed, PARAMETERS);
  }

  /** Of a further draw, from 1. */
  static SplittableRandom parameters(long seed, int draw) {
    return draw == 0 ? parameters(seed) : RandomStream.of(seed, PARAMETERS, draw);
  }

  static SplittableRandom order(long seed, int epoch) {
    return RandomStream.of(seed, ORDER, epoch);
  }

  static SplittableRandom dropout(long seed, int epoch) {
    return RandomStream.of(seed, DROPOUT, epoch);
  }

  static long augmentation(long seed, int epoch) {
    return RandomStream.seed(seed, AUGMENTATION, epoch);
  }

  /** Of one batch, where an example may come more than once in an epoch. */
  static long augmentation(long seed, int epoch, int batch) {
    return RandomStream.seed(seed, AUGMENTATION, epoch, batch);
  }
}
