package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RasterImageTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void comesBackUnchangedFromABufferedImage(int channels) {
    RasterImage image = Fixtures.random(7, 5, channels, 3);

    RasterImage back = RasterImage.of(image.toBufferedImage());

    assertThat(back.channels()).isEqualTo(channels);
    assertThat(back.width()).isEqualTo(7);
    assertThat(back.samples()).isEqualTo(image.samples());
  }

  @Test
  void findsASampleByColumnRowAndChannel() {
    RasterImage image =
        new RasterImage(2, 2, 3, Fixtures.bytes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 200));

    assertThat(image.sample(1, 0, 2)).isEqualTo(5);
    assertThat(image.sample(1, 1, 2)).isEqualTo(200);
    assertThatThrownBy(() -> image.sample(2, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> image.sample(0, 2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> image.sample(0, 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 0", "1, 0, 1, 0", "1, 1, 2, 2", "1, 1, 4, 4", "2, 2, 1, 3", "2, 2, 3, 13"})
  void refusesPartsThatDoNotFitTogether(int width, int height, int channels, int length) {
    assertThatThrownBy(() -> new RasterImage(width, height, channels, new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("channel(s)");
  }
}
