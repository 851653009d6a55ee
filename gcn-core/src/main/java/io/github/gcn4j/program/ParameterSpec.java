package io.github.gcn4j.program;

import java.util.List;
import java.util.Objects;

/**
 * A trainable parameter of a program.
 *
 * @param name PyTorch Geometric's name, for example {@code conv1.lin.weight}
 * @param shape {@code [out, in]} for weights, {@code [out]} for biases
 * @param initializer where its first values come from
 */
public record ParameterSpec(String name, List<Integer> shape, Initializer initializer) {

  /**
   * Copies the shape.
   *
   * @throws IllegalArgumentException if a dimension is not positive
   */
  public ParameterSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(initializer, "initializer");
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
