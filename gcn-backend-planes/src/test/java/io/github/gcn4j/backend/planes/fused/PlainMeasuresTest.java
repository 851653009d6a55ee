package io.github.gcn4j.backend.planes.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlainMeasuresTest {
  /** A band of 96 rows of 96 pixels. */
  private static final int LENGTH = 96 * 96;

  @Test
  void longSumsDoNotRoundOff() {
    Planes x = plane(0.1f);
    Planes ones = plane(1f);
    Moments moments = new Moments(1, new PlainMeasures().lanes());
    Moments weighted = new Moments(1, new PlainMeasures().lanes());

    new PlainMeasures().measure(x, ones, ones, LENGTH, moments, weighted);

    double value = 0.1f;
    assertThat(moments.sum(0)).isCloseTo(LENGTH * value, within(3e-6 * LENGTH * value));
    assertThat(weighted.sum(0)).isCloseTo(LENGTH * value, within(3e-6 * LENGTH * value));
    assertThat(weighted.weight()).isEqualTo(LENGTH);
    weighted.clear();
    new PlainMeasures().measure(x, x, ones, LENGTH, moments, weighted);
    assertThat(weighted.weight()).isCloseTo(LENGTH * value, within(3e-6 * LENGTH * value));
    Moments alone = new Moments(1, new PlainMeasures().lanes());
    new PlainMeasures().measure(x, ones, LENGTH, alone);
    assertThat(alone.sum(0)).isCloseTo(LENGTH * value, within(3e-6 * LENGTH * value));
  }

  private static Planes plane(float value) {
    float[] values = new float[LENGTH + Planes.SLACK];
    Arrays.fill(values, 0, LENGTH, value);
    return new Planes(1, values, values.length);
  }
}
