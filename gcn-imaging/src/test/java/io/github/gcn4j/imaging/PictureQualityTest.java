package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.imaging.PictureQuality.Flaw;
import io.github.gcn4j.imaging.augment.Corruption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureQualityTest {
  private static final ImagePreparation SEEN = new ImagePreparation(96, 96, 3);

  private static RasterImage smear(int label) {
    return new SyntheticSmears(224, 224, 1, 3).paint(label, 0);
  }

  private static RasterImage damaged(RasterImage image, String damage) {
    return new DamagedImages(Corruption.parse(damage), OptionalInt.empty()).apply("a", image);
  }

  private static List<Flaw> flaws(RasterImage image) {
    return PictureQuality.of(image, SEEN).warnings().stream()
        .map(PictureQuality.Warning::flaw)
        .toList();
  }

  private static RasterImage filled(int width, int height, int channels, int value) {
    byte[] samples = new byte[width * height * channels];
    Arrays.fill(samples, (byte) value);
    return new RasterImage(width, height, channels, samples);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void findsNothingWrongWithAPictureInFocusAndWellLit(int label) {
    assertThat(PictureQuality.of(smear(label), SEEN).texts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void findsAPictureOutOfFocusInColourAndInGray(int label) {
    assertThat(flaws(damaged(smear(label), "blur=2"))).containsExactly(Flaw.OUT_OF_FOCUS);
    assertThat(flaws(Grayscale.of(damaged(smear(label), "blur=3"))))
        .containsExactly(Flaw.OUT_OF_FOCUS);
  }

  @Test
  void aLargePictureIsAsSharpAsWhatIsLeftOfItOnceShrunk() {
    RasterImage large = new SyntheticSmears(672, 448, 1, 3).paint(1, 0);

    assertThat(PictureQuality.of(large, SEEN).sharpness())
        .isEqualTo(
            PictureQuality.of(PillowResize.bilinear(Grayscale.of(large), 336, 224), SEEN)
                .sharpness());
    assertThat(flaws(damaged(large, "blur=6"))).containsExactly(Flaw.OUT_OF_FOCUS);
  }

  @Test
  void sharpnessDoesNotDependOnTheLight() {
    double sharpness = PictureQuality.of(smear(2), SEEN).sharpness();

    assertThat(PictureQuality.of(damaged(smear(2), "brightness=0.6"), SEEN).sharpness())
        .isCloseTo(sharpness, within(0.05 * sharpness));
  }

  @Test
  void aChequerboardIsAsSharpAsCanBeAndARampAsUnsharp() {
    byte[] board = new byte[64 * 64];
    byte[] ramp = new byte[64 * 64];
    for (int i = 0; i < board.length; i++) {
      board[i] = (byte) (i % 64 / 2 % 2 * 200);
      ramp[i] = (byte) (i % 64);
    }

    // Lines two pixels wide: |gradient| 100 everywhere, |Laplacian| 200 everywhere.
    assertThat(PictureQuality.of(new RasterImage(64, 64, 1, board), SEEN).sharpness()).isEqualTo(4);
    assertThat(PictureQuality.of(new RasterImage(64, 64, 1, ramp), SEEN).sharpness()).isZero();
  }

  @Test
  void findsAPictureTooDarkOrBurntOut() {
    assertThat(flaws(damaged(smear(0), "brightness=0.3"))).containsExactly(Flaw.TOO_DARK);
    assertThat(flaws(damaged(smear(0), "brightness=3"))).contains(Flaw.TOO_BRIGHT);
  }

  @Test
  void aNucleusOnABlackMaskIsNotTooDark() {
    RasterImage masked = filled(224, 224, 3, 0);
    RasterImage nucleus = smear(1);
    for (int y = 100; y < 110; y++) {
      int from = 3 * (y * 224 + 100);
      System.arraycopy(nucleus.samples(), from, masked.samples(), from, 3 * 12);
    }

    assertThat(flaws(masked)).isEmpty();
    assertThat(flaws(damaged(masked, "brightness=0.3"))).containsExactly(Flaw.TOO_DARK);
  }

  @Test
  void ofAnEvenPictureNothingElseIsSaid() {
    for (int value : new int[] {0, 128, 255}) {
      assertThat(flaws(filled(200, 100, 3, value))).containsExactly(Flaw.NEARLY_UNIFORM);
      assertThat(flaws(filled(200, 100, 1, value))).containsExactly(Flaw.NEARLY_UNIFORM);
    }
  }

  @Test
  void ofASmallPictureNoFocusIsAskedFor() {
    RasterImage small = PillowResize.bilinear(damaged(smear(0), "blur=8"), 224, 95);

    assertThat(PictureQuality.of(small, SEEN).texts())
        .containsExactly(
            "too small: expected at least 96×96 pixels, found 224×95: take a larger picture");
    assertThat(flaws(filled(1, 1, 1, 7))).containsExactly(Flaw.TOO_SMALL, Flaw.NEARLY_UNIFORM);
  }

  @Test
  void saysWhatWasExpectedWhatWasFoundAndWhatToDo() {
    assertThat(PictureQuality.of(damaged(smear(0), "blur=3"), SEEN).texts().get(0))
        .matches(
            "out of focus: expected a sharpness of at least 0\\.7, found 0\\.[0-9]{2}: focus and"
                + " take it again");
    assertThat(Flaw.OUT_OF_FOCUS.label()).isEqualTo("out_of_focus");
  }
}
