package io.github.gcn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureKindTest {

  private static byte[] picture(int black, int all, int channels) {
    byte[] pixels = new byte[all * channels];
    Arrays.fill(pixels, (byte) 20);
    for (int i = black; i < all; i++) {
      pixels[i * channels] = 21; // one channel is enough not to be black
    }
    return pixels;
  }

  @Test
  void aPictureIsSegmentedWhereMoreThanFifteenPercentAreBlack() {
    for (int channels : new int[] {1, 3}) {
      assertThat(PictureKind.of(picture(15, 100, channels), channels))
          .isEqualTo(PictureKind.ORIGINAL);
      assertThat(PictureKind.of(picture(16, 100, channels), channels))
          .isEqualTo(PictureKind.SEGMENTED);
    }
  }

  @Test
  void aNameLeadsBackToItsKindAndAnUnknownOneIsRefusedWithTheList() {
    for (PictureKind kind : PictureKind.values()) {
      assertThat(PictureKind.named(kind.label())).isEqualTo(kind);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PictureKind.named("cut"))
        .withMessage("expected one of [any, original, segmented], found 'cut'");
  }

  @Test
  void aModelForAnyPictureTakesAllAndOthersTheirOwn() {
    assertThat(PictureKind.ANY.includes(PictureKind.SEGMENTED)).isTrue();
    assertThat(PictureKind.ORIGINAL.includes(PictureKind.ORIGINAL)).isTrue();
    assertThat(PictureKind.ORIGINAL.includes(PictureKind.SEGMENTED)).isFalse();
  }
}
