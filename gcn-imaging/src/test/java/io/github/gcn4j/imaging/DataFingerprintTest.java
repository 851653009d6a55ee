package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.data.LabelledImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataFingerprintTest {
  private static LabelledImage image(String name, int value) {
    byte[] pixels = {(byte) value};
    return new LabelledImage(
        name, 0, pixels, new float[LabelledImage.HISTOGRAM_LENGTH], LabelledImage.hash(pixels));
  }

  @Test
  void dependsOnNamesAndPixelsButNotOnTheirOrder() {
    String fingerprint = DataFingerprint.of(List.of(image("a", 1), image("b", 2)));

    assertThat(DataFingerprint.of(List.of(image("b", 2), image("a", 1)))).isEqualTo(fingerprint);
    assertThat(DataFingerprint.of(List.of(image("a", 1), image("b", 3)))).isNotEqualTo(fingerprint);
    assertThat(DataFingerprint.of(List.of(image("a", 1), image("c", 2)))).isNotEqualTo(fingerprint);
  }
}
