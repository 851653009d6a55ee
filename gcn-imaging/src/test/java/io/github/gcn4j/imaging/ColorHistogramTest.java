package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColorHistogramTest {

  @Test
  void countsEachChannelInBinsOfEightLevels() {
    RasterImage image =
        new RasterImage(2, 2, 3, Fixtures.bytes(0, 8, 255, 7, 8, 255, 8, 15, 248, 255, 16, 247));

    float[] histogram = ColorHistogram.of(image);

    assertThat(histogram).hasSize(96);
    assertThat(histogram[0]).isEqualTo(0.5f);
    assertThat(histogram[1]).isEqualTo(0.25f);
    assertThat(histogram[31]).isEqualTo(0.25f);
    assertThat(histogram[32 + 1]).isEqualTo(0.75f);
    assertThat(histogram[32 + 2]).isEqualTo(0.25f);
    assertThat(histogram[64 + 31]).isEqualTo(0.75f);
    assertThat(histogram[64 + 30]).isEqualTo(0.25f);
  }

  @Test
  void countsGrayAsRedGreenAndBlue() {
    float[] gray = ColorHistogram.of(Fixtures.uniform(3, 3, 100));

    assertThat(gray).isEqualTo(ColorHistogram.of(Fixtures.uniform(5, 2, 100, 100, 100)));
    assertThat(gray[100 / 8]).isEqualTo(1);
  }

  @Test
  void sumsToOneInEachChannel() {
    float[] histogram = ColorHistogram.of(Fixtures.random(31, 17, 3, 8));

    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      for (int bin = 0; bin < 32; bin++) {
        sum += histogram[channel * 32 + bin];
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
  }
}
