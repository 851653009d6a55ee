package io.github.gcn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureKindTest {

  private static final int SIDE = 40;
  private static final int[] FIELD = {225, 205, 210};
  private static final int[] NUCLEUS = {120, 60, 150};
  private static final int[] BLACK = {20, 20, 20};

  /** A colour for every pixel. */
  private interface Scene {
    int[] at(int row, int column);
  }

  private static PictureKind kind(Scene scene) {
    byte[] pixels = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) scene.at(i / 3 / SIDE, i / 3 % SIDE)[i % 3];
    }
    return PictureKind.of(pixels, SIDE, 3);
  }

  private static boolean within(int row, int column, double radius) {
    double half = (SIDE - 1) / 2.0;
    return Math.hypot(row - half, column - half) <= radius;
  }

  /** Discs with gaps as wide as they are. */
  private static boolean isCell(int row, int column) {
    return row % 10 < 5 && column % 10 < 5;
  }

  private static int[] smear(int row, int column) {
    return isCell(row, column) ? NUCLEUS : FIELD;
  }

  private static int[] nuclei(int row, int column) {
    return isCell(row, column) ? NUCLEUS : BLACK;
  }

  @Test
  void nucleiOnBlackAreSegmentedAndAWholeFieldIsNot() {
    assertThat(kind(PictureKindTest::smear)).isEqualTo(PictureKind.ORIGINAL);
    assertThat(kind(PictureKindTest::nuclei)).isEqualTo(PictureKind.SEGMENTED);
    assertThat(kind((row, column) -> BLACK)).isEqualTo(PictureKind.SEGMENTED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 16, 12})
  void aRoundFieldOnBlackIsAnOriginal(double radius) {
    assertThat(kind((row, column) -> within(row, column, radius) ? smear(row, column) : BLACK))
        .isEqualTo(PictureKind.ORIGINAL);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 12})
  void soIsALetterboxAndADimOne(int band) {
    Scene boxed = (row, column) -> row < band || row >= SIDE - band ? BLACK : smear(row, column);
    assertThat(kind(boxed)).isEqualTo(PictureKind.ORIGINAL);
    assertThat(
            kind(
                (row, column) ->
                    Arrays.stream(boxed.at(row, column)).map(value -> value / 2).toArray()))
        .isEqualTo(PictureKind.ORIGINAL);
  }

  @Test
  void noiseInAFrameMakesNoHolesOfIt() {
    Random random = new Random(1);
    assertThat(
            kind(
                (row, column) ->
                    within(row, column, 16)
                        ? smear(row, column)
                        : random.nextInt(6) == 0 ? new int[] {30, 30, 30} : BLACK))
        .isEqualTo(PictureKind.ORIGINAL);
  }

  @Test
  void oneLargeNucleusIsSegmentedForItsColour() {
    assertThat(kind((row, column) -> within(row, column, 12) ? NUCLEUS : BLACK))
        .isEqualTo(PictureKind.SEGMENTED);
    assertThat(kind((row, column) -> within(row, column, 12) ? FIELD : BLACK))
        .isEqualTo(PictureKind.ORIGINAL);
  }

  @Test
  void whatIsNextToNothingIsSegmentedWhateverItsColour() {
    assertThat(kind((row, column) -> within(row, column, 6) ? FIELD : BLACK))
        .isEqualTo(PictureKind.SEGMENTED);
  }

  @Test
  void upToFifteenPercentOfBlackSayNothing() {
    for (int channels : new int[] {1, 3}) {
      byte[] pixels = new byte[100 * channels];
      Arrays.fill(pixels, (byte) 20);
      for (int i = 0; i < 100; i++) {
        if (i % 6 != 0 || i > 84) {
          pixels[i * channels] = 21; // one channel is enough not to be black
        }
      }
      assertThat(PictureKind.of(pixels, 100, channels)).isEqualTo(PictureKind.ORIGINAL);
      pixels[99 * channels] = 0;
      assertThat(PictureKind.of(pixels, 2, channels)).isEqualTo(PictureKind.SEGMENTED);
    }
  }

  @Test
  void refusesBytesThatAreNoRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PictureKind.of(new byte[10], 2, 3))
        .withMessage("expected rows of 2 pixels with 3 channel(s), found 10 bytes");
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
