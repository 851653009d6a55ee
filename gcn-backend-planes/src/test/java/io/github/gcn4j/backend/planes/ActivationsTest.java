package io.github.gcn4j.backend.planes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.program.Activation;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kernels without choices must choose as the definitions do. */
final class ActivationsTest {
  private static final float[] VALUES = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    1e-30f,
    -1e-30f,
    0.5f,
    -0.5f,
    1f,
    -1f,
    3f,
    -3f,
    80f,
    -80f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  @ParameterizedTest
  @EnumSource
  void valuesAreThoseOfTheDefinition(Activation function) {
    float[] y = new float[VALUES.length];
    Activations.apply(function, VALUES, y, 0, y.length);
    for (int i = 0; i < y.length; i++) {
      assertThat(y[i])
          .as("%s(%s)", function, VALUES[i])
          .isEqualTo(Float.valueOf(function.apply(VALUES[i])));
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheDefinition(Activation function) {
    float[] y = new float[VALUES.length];
    Activations.apply(function, VALUES, y, 0, y.length);
    float[] dy = new float[y.length];
    float[] dx = new float[y.length];
    Arrays.fill(dy, -2.5f);
    Activations.gradient(function, y, dy, dx, 0, y.length);
    for (int i = 0; i < y.length - 1; i++) {
      float expected = -2.5f * function.derivative(y[i]);
      if (Float.isFinite(expected)) {
        assertThat(dx[i]).as("%s at %s", function, VALUES[i]).isCloseTo(expected, within(1e-6f));
      } else {
        assertThat(dx[i]).as("%s at %s", function, VALUES[i]).isEqualTo(expected);
      }
    }
    assertThat(dx[y.length - 1]).as("not a number stays so").isNaN();
  }
}
