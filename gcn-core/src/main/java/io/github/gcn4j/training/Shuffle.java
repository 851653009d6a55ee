package io.github.gcn4j.training;

import java.util.random.RandomGenerator;

/** The shuffle of Fisher and Yates. */
final class Shuffle {
  private Shuffle() {}

  static void shuffle(int[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
