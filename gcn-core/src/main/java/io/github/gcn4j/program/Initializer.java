package io.github.gcn4j.program;

import java.util.random.RandomGenerator;

/**
 * Draws a parameter's first values from U(low, high); with low = high it is a constant.
 *
 * @param low smallest value
 * @param high largest value
 */
public record Initializer(double low, double high) {
  /** All zeros: PyG's biases. */
  public static final Initializer ZEROS = constant(0);

  /** All ones: the weights of normalisations. */
  public static final Initializer ONES = constant(1);

  /** Every value the same. */
  public static Initializer constant(double value) {
    return new Initializer(value, value);
  }

  /**
   * Glorot and Bengio (2010): U(−a, a) with a = √(6 / (in + out)), PyG's convolution weights.
   *
   * @param in features read
   * @param out features written
   */
  public static Initializer glorot(int in, int out) {
    double bound = Math.sqrt(6.0 / (in + out));
    return new Initializer(-bound, bound);
  }

  /**
   * U(−1/√in, 1/√in): the weights and biases of torch's {@code Linear}.
   *
   * @param in features read
   */
  public static Initializer torchLinear(int in) {
    double bound = 1 / Math.sqrt(in);
    return new Initializer(-bound, bound);
  }

  void fill(float[] values, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + (high - low) * random.nextDouble());
    }
  }
}
