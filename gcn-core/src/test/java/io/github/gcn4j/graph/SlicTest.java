package io.github.gcn4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlicTest {

  @Test
  void lightnessAndColourAreCielabs() {
    byte[] rgb = {-1, -1, -1, -1, 0, 0, 0, -1, 0, 0, 0, -1, 0, 0, 0, 119, 119, 119};
    float[][] lab = CieLab.planes(rgb, 3);
    // Of the sRGB primaries, as the CIE's formulas give them for D65.
    assertLab(lab, 0, 100, 0, 0);
    assertLab(lab, 1, 53.24f, 80.09f, 67.20f);
    assertLab(lab, 2, 87.73f, -86.18f, 83.18f);
    assertLab(lab, 3, 32.30f, 79.19f, -107.86f);
    assertLab(lab, 4, 0, 0, 0);
    assertLab(lab, 5, 50.03f, 0, 0);
    assertThat(CieLab.planes(new byte[] {119}, 1)[0][0]).isCloseTo(50.03f, within(0.01f));
  }

  private static void assertLab(float[][] lab, int pixel, float l, float a, float b) {
    assertThat(lab[0][pixel]).isCloseTo(l, within(0.02f));
    assertThat(lab[1][pixel]).isCloseTo(a, within(0.03f));
    assertThat(lab[2][pixel]).isCloseTo(b, within(0.03f));
  }

  @Test
  void anImageOfOneColourIsCutIntoEqualPieces() {
    RegionMap map = Slic.of(24).segmentImage(new byte[120 * 80], 120, 80, 1);
    assertThat(map.regions()).isEqualTo(24);
    for (int size : sizes(map)) {
      assertThat(size).isBetween(320, 480);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 10", "10, 1000", "100, 1", "1, 100", "2000, 20"})
  void aNarrowImageIsCutIntoAsManyPiecesEitherWayUp(int height, int width) {
    RegionMap map = Slic.of(10).segmentImage(new byte[height * width], height, width, 1);
    assertThat(map.regions()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"60, 60, 3", "61, 47, 3", "60, 60, 1", "33, 100, 1"})
  void regionsFollowTheEdgesOfADisc(int height, int width, int channels) {
    byte[] pixels = disc(height, width, channels);
    RegionMap map = Slic.of(40).segmentImage(pixels, height, width, channels);
    boolean[] dark = new boolean[map.regions()];
    boolean[] bright = new boolean[map.regions()];
    for (int pixel = 0; pixel < height * width; pixel++) {
      boolean isDark = (pixels[pixel * channels] & 0xff) < 128;
      dark[map.labels()[pixel]] |= isDark;
      bright[map.labels()[pixel]] |= !isDark;
    }
    for (int region = 0; region < map.regions(); region++) {
      assertThat(dark[region] && bright[region]).as("region %d crosses the edge", region).isFalse();
    }
    assertThat(map.regions()).isBetween(25, 60);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1, 50, 7",
    "50, 1, 7",
    "7, 7, 49",
    "40, 40, 1",
    "40, 40, 100",
    "2, 300, 20",
    "31, 17, 200"
  })
  void regionsOfNoiseAreConnectedAndNumberedInReadingOrder(int height, int width, int regions) {
    byte[] pixels = new byte[height * width * 3];
    new SplittableRandom(9).nextBytes(pixels);
    RegionMap map = Slic.of(regions).segmentImage(pixels, height, width, 3);
    int[] pieces = new int[height * width];
    int next = 0;
    for (int pixel = 0; pixel < pieces.length; pixel++) {
      if (pieces[pixel] == 0) {
        assertThat(map.labels()[pixel]).as("a second piece, or out of order").isEqualTo(next++);
        flood(map, pixel, pieces);
      }
    }
    assertThat(map.regions()).isEqualTo(next);
  }

  @Test
  void piecesBelowAQuarterOfTheMeanSizeJoinTheirNeighbours() {
    byte[] pixels = new byte[90 * 90];
    new SplittableRandom(5).nextBytes(pixels);
    RegionMap map = Slic.of(81).segmentImage(pixels, 90, 90, 1);
    for (int size : sizes(map)) {
      assertThat(size).isGreaterThanOrEqualTo(25);
    }
    assertThat(ConnectedRegions.of(new int[] {0, 1, 1, 1, 2, 1}, 1, 6, 2).labels())
        .containsExactly(0, 0, 0, 0, 0, 0);
    assertThat(ConnectedRegions.of(new int[] {0, 0, 1, 1, 1, 2}, 2, 3, 2).labels())
        .containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(ConnectedRegions.of(new int[] {0, 1}, 1, 2, 3).regions()).isEqualTo(1);
  }

  @Test
  void theSameImageGivesTheSameRegions() {
    byte[] pixels = disc(70, 70, 3);
    assertThat(Slic.of(30).segmentImage(pixels, 70, 70, 3).labels())
        .isEqualTo(Slic.of(30).segmentImage(pixels.clone(), 70, 70, 3).labels());
  }

  @Test
  void moreCompactnessMakesShorterBorders() {
    byte[] pixels = new byte[80 * 80];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (100 + random.nextInt(40));
    }
    RegionMap loose = new Slic(64, 4, 10).segmentImage(pixels, 80, 80, 1);
    RegionMap compact = new Slic(64, 80, 10).segmentImage(pixels, 80, 80, 1);
    assertThat(boundary(compact)).isLessThan(boundary(loose) * 9 / 10);
  }

  @Test
  void anyFeaturesWillDo() {
    float[] features = new float[20 * 20 * 2];
    for (int pixel = 0; pixel < 400; pixel++) {
      features[2 * pixel + 1] = pixel % 20 < 9 ? 0 : 1;
    }
    RegionMap map = new Slic(4, 0.1, 10).segmentFeatures(features, 20, 20, 2);
    for (int row = 0; row < 20; row++) {
      assertThat(map.isBoundary(row, 8)).isTrue();
      assertThat(map.label(row, 0)).isNotEqualTo(map.label(row, 19));
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refuses(() -> Slic.of(0), "found 0, 10 and 10.0");
    refuses(() -> new Slic(1, 0, 1), "found 1, 1 and 0.0");
    refuses(() -> new Slic(1, 1, 0), "found 1, 0 and 1.0");
    refuses(() -> Slic.of(1).segmentImage(new byte[8], 2, 2, 2), "1 or 3 channels, found 2");
    refuses(() -> Slic.of(1).segmentImage(new byte[8], 2, 3, 1), "6 values (2×3×1), found 8");
    refuses(() -> Slic.of(5).segmentImage(new byte[4], 2, 2, 1), "each of 4 pixels, found 5");
    refuses(() -> Slic.of(1).segmentImage(new byte[0], 0, 2, 1), "0×2");
    refuses(() -> Slic.of(1).segmentFeatures(new float[0], 1, 1, 0), "channel, found 0");
    refuses(
        () -> Slic.of(1).segmentFeatures(new float[] {0, Float.NaN}, 1, 2, 1), "NaN at pixel 1");
  }

  private static byte[] disc(int height, int width, int channels) {
    byte[] pixels = new byte[height * width * channels];
    for (int pixel = 0; pixel < height * width; pixel++) {
      int row = pixel / width;
      int column = pixel % width;
      double down = row - height * 0.45;
      double across = column - width * 0.55;
      boolean inside = Math.hypot(down, across) < 0.3 * Math.min(height, width);
      for (int c = 0; c < channels; c++) {
        pixels[pixel * channels + c] = (byte) (inside ? 60 + 30 * c : 220 - 10 * c);
      }
    }
    return pixels;
  }

  private static int[] sizes(RegionMap map) {
    int[] sizes = new int[map.regions()];
    for (int label : map.labels()) {
      sizes[label]++;
    }
    return sizes;
  }

  private static int boundary(RegionMap map) {
    int count = 0;
    for (int pixel = 0; pixel < map.labels().length; pixel++) {
      count += map.isBoundary(pixel / map.width(), pixel % map.width()) ? 1 : 0;
    }
    return count;
  }

  private static void flood(RegionMap map, int pixel, int[] pieces) {
    pieces[pixel] = 1;
    int row = pixel / map.width();
    int column = pixel % map.width();
    int[][] around = {{row - 1, column}, {row + 1, column}, {row, column - 1}, {row, column + 1}};
    for (int[] place : around) {
      boolean inside =
          place[0] >= 0 && place[0] < map.height() && place[1] >= 0 && place[1] < map.width();
      int other = place[0] * map.width() + place[1];
      if (inside && pieces[other] == 0 && map.labels()[other] == map.labels()[pixel]) {
        flood(map, other, pieces);
      }
    }
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
