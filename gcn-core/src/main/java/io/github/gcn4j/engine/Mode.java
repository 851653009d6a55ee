package io.github.gcn4j.engine;

import java.util.random.RandomGenerator;

/** What a forward pass is for: it decides about dropout and about which values are kept. */
sealed interface Mode {

  /** No gradients will be asked for. */
  record Inference() implements Mode {}

  /**
   * Gradients follow.
   *
   * @param random draws dropout masks
   */
  record Training(RandomGenerator random) implements Mode {}
}
