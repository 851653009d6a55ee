package io.github.gcn4j.backend.vector.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random values and parameters, and how results are compared. */
final class Samples {
  private Samples() {}

  static float[] values(int length, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  static Parameters parameters(Program program, long seed) {
    Parameters parameters = Parameters.zeros(program);
    RandomGenerator random = new SplittableRandom(seed);
    for (String name : program.parameters().keySet()) {
      float[] values = parameters.get(name);
      for (int i = 0; i < values.length; i++) {
        values[i] =
            name.endsWith("running_var")
                ? 0.5f + random.nextFloat()
                : 0.5f * (float) random.nextGaussian();
      }
    }
    return parameters;
  }

  static void assertClose(float[] actual, float[] expected, double tolerance) {
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) Math.abs(actual[i] - expected[i]))
          .as("value %d", i)
          .isLessThanOrEqualTo(tolerance * largest);
    }
  }
}
