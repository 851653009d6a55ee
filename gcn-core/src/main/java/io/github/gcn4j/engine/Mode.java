package io.github.gcn4j.engine;

import java.util.Set;
import java.util.random.RandomGenerator;

/** What a forward pass is for: it decides about dropout and about which values are kept. */
sealed interface Mode {

  /** Whether a value is kept beyond its last reader. */
  boolean keeps(int value, Liveness liveness);

  /** No gradients will be asked for. */
  record Inference() implements Mode {
    @Override
    public boolean keeps(int value, Liveness liveness) {
      return false;
    }
  }

  /**
   * Gradients follow.
   *
   * @param random draws dropout masks
   */
  record Training(RandomGenerator random) implements Mode {
    @Override
    public boolean keeps(int value, Liveness liveness) {
      return liveness.neededBackward(value);
    }
  }

  /**
   * Computes as in inference, and gradients follow.
   *
   * @param watched values that are looked at
   */
  record Explanation(Set<Integer> watched) implements Mode {
    @Override
    public boolean keeps(int value, Liveness liveness) {
      return liveness.neededBackward(value) || watched.contains(value);
    }
  }
}
