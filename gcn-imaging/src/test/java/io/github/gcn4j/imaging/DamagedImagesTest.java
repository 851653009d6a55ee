package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.imaging.augment.Corruption;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DamagedImagesTest {
  private static final RasterImage IMAGE = new SyntheticSmears(24, 16, 1, 3).paint(1, 0);

  private static DamagedImages damage(String text, int side) {
    return new DamagedImages(
        Corruption.parse(text), side == 0 ? OptionalInt.empty() : OptionalInt.of(side));
  }

  @Test
  void anImageIsDamagedByItsNameAndNothingElse() {
    DamagedImages noise = damage("noise=0.2,impulse=0.1", 0);
    byte[] before = IMAGE.samples().clone();
    byte[] first = noise.apply("a", IMAGE).samples();

    assertThat(noise.apply("a", IMAGE).samples()).isEqualTo(first);
    assertThat(noise.apply("b", IMAGE).samples()).isNotEqualTo(first);
    assertThat(IMAGE.samples()).isEqualTo(before).isNotEqualTo(first);
  }

  @Test
  void theSizeIsThatOfTheDamage() {
    RasterImage small = damage("brightness=1", 8).apply("a", IMAGE);

    assertThat(List.of(small.width(), small.height())).containsExactly(8, 8);
    assertThat(small.samples()).isEqualTo(PillowResize.bilinear(IMAGE, 8, 8).samples());
    assertThat(damage("brightness=1", 0).apply("a", IMAGE).samples()).isEqualTo(IMAGE.samples());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DamagedImages(List.of(), OptionalInt.of(0)))
        .withMessage("expected a positive side, found 0");
  }
}
