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

    /** Draws what dropout multiplies by: 0, or what makes up for the zeros. */
    float[] mask(int length, double probability) {
      float[] mask = new float[length];
      float scale = (float) (1 / (1 - probability));
      for (int i = 0; i < length; i++) {
        mask[i] = random.nextDouble() < probability ? 0f : scale;
      }
      return mask;
    }

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
