package io.github.gcn4j.program;

import java.util.List;
import java.util.Objects;

/**
 * A named array of a program: trained, or kept up to date while training.
 *
 * @param name PyTorch Geometric's name, for example {@code conv1.lin.weight}
 * @param shape {@code [out, in]} for weights, {@code [out]} for biases
 * @param initializer where its first values come from
 * @param role whether the optimiser trains it
 */
public record ParameterSpec(String name, List<Integer> shape, Initializer initializer, Role role) {

  /** How training treats a parameter. */
  public enum Role {
    /** Moved against its gradient. */
    TRAINABLE,
    /**
     * Not trained but kept up to date, for example a running mean: differentiation gives the amount
     * to subtract from it, which an optimiser applies as it is (no rate, decay or clipping).
     */
    BUFFER
  }

  /** A trainable parameter. */
  public ParameterSpec(String name, List<Integer> shape, Initializer initializer) {
    this(name, shape, initializer, Role.TRAINABLE);
  }

  /**
   * Copies the shape.
   *
   * @throws IllegalArgumentException if a dimension is not positive
   */
  public ParameterSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(initializer, "initializer");
    Objects.requireNonNull(role, "role");
    shape = List.copyOf(shape);
    for (int dimension : shape) {
      if (dimension < 1) {
        throw new IllegalArgumentException(
            "expected positive dimensions for " + name + ", found " + shape);
      }
    }
  }

  /** Number of values. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
