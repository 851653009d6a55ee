package io.github.gcn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PictureStatisticsTest {
  private static final int SIDE = 32;
  private static final float NOTHING = (float) Math.log(1e-3);

  private static byte[] noise(int seed, int lowest, int highest) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(lowest, highest);
    }
    return pixels;
  }

  private static float[] of(byte[] pixels) {
    return PictureStatistics.of(pixels, SIDE, SIDE, 3);
  }

  @Test
  void quantilesAreThoseOfEachChannel() {
    byte[] pixels = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < SIDE * SIDE; i++) {
      pixels[3 * i] = (byte) (i % 256);
      pixels[3 * i + 1] = (byte) 51;
      pixels[3 * i + 2] = (byte) (i < SIDE * SIDE * 6 / 10 ? 0 : 255);
    }
    float[] figures = of(pixels);
    assertThat(figures).hasSize(PictureStatistics.COUNT);
    for (int q = 0; q < 5; q++) {
      float expected = new float[] {0.05f, 0.25f, 0.5f, 0.75f, 0.95f}[q];
      assertThat(figures[3 * q]).as("red").isCloseTo(expected, within(0.01f));
      assertThat(figures[3 * q + 1]).as("green").isCloseTo(0.2f, within(1e-6f));
      assertThat(figures[3 * q + 2]).as("blue").isEqualTo(q < 3 ? 0 : 1);
    }
  }

  @Test
  void anEvenPictureHasNoTextureAndNoNuclei() {
    float[] figures = of(new byte[SIDE * SIDE * 3]);
    for (int i = 15; i < 21; i++) {
      assertThat(figures[i]).as("correlation or skewness %d", i).isEqualTo(0);
    }
    for (int i = 21; i < 41; i++) {
      assertThat(figures[i]).as("energy %d", i).isCloseTo(NOTHING, within(1e-3f));
    }
    assertThat(figures[41]).isEqualTo(0);
  }

  @Test
  void fineTextureIsLostInTheFirstHalvingAndCoarseInLaterOnes() {
    byte[] fine = new byte[SIDE * SIDE * 3];
    byte[] coarse = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int row = i / SIDE;
      int column = i % SIDE;
      // Pairs of columns: single ones do not survive the median.
      byte stripe = (byte) ((column + 1) / 2 % 2 == 0 ? 60 : 200);
      byte blocks = (byte) ((row / 8 + column / 8) % 2 == 0 ? 60 : 200);
      for (int c = 0; c < 3; c++) {
        fine[3 * i + c] = stripe;
        coarse[3 * i + c] = blocks;
      }
    }
    float[] ofFine = of(fine);
    float[] ofCoarse = of(coarse);
    assertThat(ofFine[21]).isGreaterThan(-1);
    assertThat(ofFine[23]).isLessThan(-3);
    assertThat(ofCoarse[21]).isLessThan(-3);
    assertThat(ofCoarse[24]).isGreaterThan(-1);
  }

  @Test
  void aGrayPictureHasTheFiguresOfTheSameInColour() {
    byte[] gray = new byte[SIDE * SIDE];
    byte[] colour = new byte[SIDE * SIDE * 3];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) random.nextInt(256);
      for (int c = 0; c < 3; c++) {
        colour[3 * i + c] = gray[i];
      }
    }
    assertThat(PictureStatistics.of(gray, SIDE, SIDE, 1)).isEqualTo(of(colour));
  }

  @Test
  void allFiguresAreFiniteForPicturesOfAnySizeAndContent() {
    for (int[] size : new int[][] {{1, 1}, {1, 7}, {5, 3}, {33, 31}}) {
      byte[] pixels = new byte[size[0] * size[1] * 3];
      new java.util.Random(2).nextBytes(pixels);
      for (float figure : PictureStatistics.of(pixels, size[0], size[1], 3)) {
        assertThat(figure).as("%d×%d", size[0], size[1]).isFinite();
      }
    }
  }

  @Test
  void brighterPicturesDifferInTheQuantiles() {
    assertThat(of(noise(1, 150, 250))[6]).isGreaterThan(of(noise(1, 50, 150))[6] + 0.3f);
  }

  @Test
  void anotherNumberOfBytesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PictureStatistics.of(new byte[5], 2, 2, 3))
        .withMessageContaining("expected 12 pixel values");
  }
}
