package io.github.gcn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StainFeaturesTest {
  private static final int SIDE = 96;

  /**
   * Row, column, then the features of that node in PyTorch: median, value and chroma with {@code (x
   * - x.mean()) / (x.std() + 0.02)}; the mask in numpy with 64 bits.
   */
  private static final double[][] REFERENCE = {
    {0, 0, 0.446324, -0.439467, 0.263419, 0.000000},
    {0, 95, 0.396645, -0.523933, 0.327130, 0.000000},
    {95, 0, 0.471163, -0.389140, 0.199023, 0.000000},
    {95, 95, 0.000000, 0.000000, 0.000000, 0.000000},
    {50, 40, -1.888577, 0.552802, -2.029770, 1.000000},
    {50, 23, -1.814059, 0.581410, -2.046654, 1.000000},
    {20, 75, -1.540825, 0.509225, -1.891224, 1.000000},
    {12, 12, 0.048894, 1.020379, 0.545330, 0.116967},
    {84, 72, 0.000000, 0.000000, 0.000000, 0.000000},
    {83, 71, 0.396645, -0.593914, 0.416116, 0.000000},
    {83, 72, 0.396645, -0.558923, 0.327130, 0.000000},
    {84, 71, 0.471163, -0.613656, 0.264914, 0.000000},
    {33, 44, -1.689862, 0.231992, -2.200809, 0.979962},
    {66, 51, 0.322127, -0.662279, 0.503651, 0.000000},
    {10, 75, 0.446324, -0.474156, 0.175191, 0.000000},
    {90, 80, 0.000000, 0.000000, 0.000000, 0.000000},
    {17, 17, Double.NaN, Double.NaN, Double.NaN, 0.133177},
    {58, 24, Double.NaN, Double.NaN, Double.NaN, 0.728090},
    {91, 60, Double.NaN, Double.NaN, Double.NaN, 0.056149},
  };

  private static final double MEAN_OF_MASK = 0.181428;

  /** A field with red cells, two nuclei, a scale bar, texture and bright dots. */
  private static byte[] smear() {
    byte[] pixels = new byte[SIDE * SIDE * 3];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int[] colour = colour(x, y);
        for (int c = 0; c < 3; c++) {
          int value = colour[c];
          if (value > 0) {
            value += (x * 7 + y * 13 + x * y * 3 + 5 * c) % 17 - 8;
          }
          if ((x * 5 + y * 11 + c) % 97 == 0) {
            value = 255;
          }
          pixels[(y * SIDE + x) * 3 + c] = (byte) value;
        }
      }
    }
    return pixels;
  }

  private static int[] colour(int x, int y) {
    if (y >= 88 && y < 92 && x >= 75 && x < 93) {
      return new int[] {0, 0, 0};
    }
    if (squared(x - 75) + squared(y - 20) < 100) {
      return new int[] {130, 80, 150};
    }
    if (squared(x - 40) + squared(y - 50) < 324) {
      return new int[] {120, 60, 140};
    }
    if (squared(x % 24 - 12) + squared(y % 24 - 12) < 64) {
      return new int[] {215, 160, 165};
    }
    return new int[] {225, 215, 230};
  }

  private static int squared(int value) {
    return value * value;
  }

  private static float[] features(byte[] pixels, int height, int width) {
    float[] out = new float[height * width * 4];
    Preprocessing.stain(height, width).apply(pixels, out, 0);
    return out;
  }

  @Test
  void featuresAreThoseOfTheReference() {
    float[] features = features(smear(), SIDE, SIDE);
    for (double[] wanted : REFERENCE) {
      int row = (int) wanted[0];
      int column = (int) wanted[1];
      int node = row * SIDE + column;
      for (int f = 0; f < 4; f++) {
        if (!Double.isNaN(wanted[2 + f])) {
          assertThat((double) features[4 * node + f])
              .as("feature %d in row %.0f, column %.0f", f, wanted[0], wanted[1])
              .isCloseTo(wanted[2 + f], within(2e-5));
        }
      }
    }
    double mask = 0;
    for (int i = 3; i < features.length; i += 4) {
      mask += features[i];
    }
    assertThat(mask / SIDE / SIDE).isCloseTo(MEAN_OF_MASK, within(1e-5));
  }

  @Test
  void writesWhereItIsToldAndNowhereElse() {
    float[] alone = features(smear(), SIDE, SIDE);
    float[] out = new float[alone.length + 2];
    out[0] = 7;
    out[out.length - 1] = 9;
    Preprocessing.stain(SIDE, SIDE).apply(smear(), out, 1);
    assertThat(Arrays.copyOfRange(out, 1, out.length - 1)).containsExactly(alone);
    assertThat(out).startsWith(7).endsWith(9);
  }

  @Test
  void aNodeIsToldLittleOfLampAndExposure() {
    float[] features = features(smear(), SIDE, SIDE);
    byte[] darker = smear();
    for (int i = 0; i < darker.length; i++) {
      darker[i] = (byte) Math.round((darker[i] & 0xff) * 0.8f);
    }
    float[] dim = features(darker, SIDE, SIDE);
    double farthest = 0;
    for (int i = 0; i < dim.length; i++) {
      farthest = Math.max(farthest, Math.abs(dim[i] - features[i]));
    }
    assertThat(farthest).isLessThan(0.25);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9", "9, 1", "2, 2", "3, 5", "8, 4", "17, 33"})
  void imagesOfAnySizeGiveFiniteNumbersAndAnEmptyCorner(int height, int width) {
    SplittableRandom random = new SplittableRandom(height * 100L + width);
    byte[] pixels = new byte[height * width * 3];
    random.nextBytes(pixels);
    float[] features = features(pixels, height, width);
    for (int node = 0; node < height * width; node++) {
      boolean corner = 8 * (node / width) >= 7 * height && 4 * (node % width) >= 3 * width;
      for (int f = 0; f < 4; f++) {
        float value = features[4 * node + f];
        assertThat(Float.isFinite(value)).isTrue();
        if (corner) {
          assertThat(value).isZero();
        }
      }
      assertThat(features[4 * node + 3]).isBetween(0f, 1f);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "128", "255"})
  void anEvenImageHasNothingToTell(int level) {
    byte[] pixels = new byte[SIDE * SIDE * 3];
    Arrays.fill(pixels, (byte) level);
    assertThat(features(pixels, SIDE, SIDE)).usingElementComparator(near()).containsOnly(0f);
  }

  private static Comparator<Float> near() {
    return (a, b) -> Math.abs(a - b) < 1e-4 ? 0 : Float.compare(a, b);
  }

  @Test
  void aSinglePixelOfNoiseDoesNotCount() {
    byte[] clean = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = (byte) colour(i / 3 % SIDE, i / 3 / SIDE)[i % 3];
    }
    byte[] struck = clean.clone();
    Arrays.fill(struck, (30 * SIDE + 2) * 3, (30 * SIDE + 3) * 3, (byte) 255);
    assertThat(features(struck, SIDE, SIDE)).containsExactly(features(clean, SIDE, SIDE));
  }
}
