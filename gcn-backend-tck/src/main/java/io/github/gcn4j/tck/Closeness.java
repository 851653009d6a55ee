package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** |a − b| ≤ tolerance · max|b| for a whole tensor: the agreement float32 allows. */
final class Closeness {
  /** Forward values. */
  static final double FORWARD = 1e-5;

  /** Gradients, and what an optimiser makes of them. */
  static final double GRADIENT = 1e-4;

  private Closeness() {}

  /** The same values to the bit; not-a-number equals itself. */
  static void assertSameBits(String what, float[] actual, float[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    int i = Arrays.mismatch(actual, expected);
    if (i >= 0) {
      throw new AssertionError(
          what + "[" + i + "]: expected exactly " + expected[i] + ", found " + actual[i]);
    }
  }

  static void assertClose(String what, float[] actual, float[] expected, double tolerance) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double scale = 0;
    for (float value : expected) {
      scale = Float.isFinite(value) ? Math.max(scale, Math.abs(value)) : scale;
    }
    for (int i = 0; i < actual.length; i++) {
      if (Float.isNaN(expected[i]) || Float.isInfinite(expected[i])) {
        assertThat(actual[i]).as("%s[%d]", what, i).isEqualTo(Float.valueOf(expected[i]));
      } else if (!(Math.abs(actual[i] - expected[i]) <= tolerance * scale)) {
        throw new AssertionError(
            what
                + "["
                + i
                + "]: expected "
                + expected[i]
                + " within "
                + tolerance * scale
                + ", found "
                + actual[i]);
      }
    }
  }
}
