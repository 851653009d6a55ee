package io.github.gcn4j.imaging.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorruptionTest {

  private static byte[] damaged(String text, int channels, int... values) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) values[i];
    }
    Corruption.parse(text)
        .forEach(c -> c.apply(pixels, 1, values.length / channels, channels, random()));
    return pixels;
  }

  private static SplittableRandom random() {
    return new SplittableRandom(7);
  }

  @Test
  void factorsAndTintsAreExact() {
    assertThat(damaged("brightness=1.1", 3, 100, 50, 250)).containsExactly(110, 55, 255);
    assertThat(damaged("contrast=0.5", 1, 100, 60)).containsExactly(90, 70);
    assertThat(damaged("tint=0.05", 3, 100, 100, 100)).containsExactly(105, 100, 95);
    assertThat(damaged("tint=-0.05", 3, 100, 100, 100)).containsExactly(95, 100, 105);
    assertThat(damaged("tint=0.5", 1, 100, 60)).containsExactly(100, 60);
    assertThat(damaged("brightness=0.5,brightness=2", 1, 100, 61)).containsExactly(100, 62);
  }

  @Test
  void noiseHasTheDeviationOrShareAskedFor() {
    int[] gray = new int[30_000];
    Arrays.fill(gray, 128);
    double squares = 0;
    int struck = 0;
    for (byte value : damaged("noise=0.05", 1, gray)) {
      squares += Math.pow((value & 0xff) - 128, 2);
    }
    for (byte value : damaged("impulse=0.05", 1, gray)) {
      struck += (value & 0xff) == 128 ? 0 : 1;
    }
    assertThat(Math.sqrt(squares / gray.length) / 255).isCloseTo(0.05, within(0.002));
    assertThat((double) struck / gray.length).isCloseTo(0.05, within(0.006));
  }

  @Test
  void blurAndJpegAreThoseOfTheAugmentations() {
    byte[] edge = new byte[16 * 16 * 3];
    Arrays.fill(edge, 5 * 16 * 3, edge.length, (byte) 200);
    for (String text : List.of("blur=1", "jpeg=50")) {
      byte[] pixels = edge.clone();
      Corruption.parse(text).get(0).apply(pixels, 16, 16, 3, random());
      assertThat(pixels).isNotEqualTo(edge);
      assertThat(pixels[pixels.length - 1] & 0xff).isCloseTo(200, within(6));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "brightness=1.1",
    "contrast=0.9",
    "tint=-0.05",
    "noise=0.05",
    "impulse=0.05",
    "blur=1",
    "jpeg=50"
  })
  void textComesBackAsItWas(String text) {
    assertThat(Corruption.parse(text).get(0).text()).isEqualTo(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Corruption.parse(text).get(0).apply(new byte[5], 1, 2, 3, random()))
        .withMessageContaining("1×2×3 and 5 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sharpen=1 | names being brightness, contrast, tint, noise, impulse, blur, jpeg, found 'sharpen=1'",
        "noise | found 'noise'",
        "noise=much | expected a number after '=' as in brightness=1.1, found 'noise=much'",
        "tint=2 | expected tint from -1 to 1, found 2.0",
        "jpeg=50.5 | in whole numbers, found 50.5",
        "blur=1, | found ''",
      })
  void whatIsNoDamageIsRefused(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Corruption.parse(text))
        .withMessageContaining(message);
  }
}
