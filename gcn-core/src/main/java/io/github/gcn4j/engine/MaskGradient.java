package io.github.gcn4j.engine;

import java.util.List;

/**
 * How a function of the logits changes with the factors of a {@link MessageMask} and with the
 * input.
 *
 * @param input {@code [nodes, features]}
 * @param factors for each level {@code [edges]}
 */
public record MaskGradient(float[] input, List<float[]> factors) {

  /** Copies the list. */
  public MaskGradient {
    factors = List.copyOf(factors);
  }
}
