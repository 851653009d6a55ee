package io.github.gcn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.data.PictureStatistics;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoveltyTest {
  private static final int N = PictureStatistics.COUNT;

  /** Normal figures; the second follows the first. */
  private static float[] usual(SplittableRandom random) {
    float[] figures = new float[N];
    for (int i = 0; i < N; i++) {
      figures[i] = (float) (5 + 0.1 * random.nextGaussian());
    }
    figures[1] = 2 * figures[0];
    return figures;
  }

  private static float[][] usual(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count).mapToObj(i -> usual(random)).toArray(float[][]::new);
  }

  private static Novelty fitted(int count) {
    return Novelty.fit(usual(count, 1), IntStream.range(0, count).map(i -> i % 10).toArray());
  }

  @Test
  void ofPicturesLikeTheKnownOnesAShareAlphaIsRefused() {
    Novelty novelty = fitted(2500);
    for (double alpha : new double[] {0.01, 0.05, 0.3}) {
      long refused =
          Arrays.stream(usual(2500, 2))
              .filter(picture -> novelty.typicality(picture) <= alpha)
              .count();
      assertThat(refused / 2500.0).as("α = %s", alpha).isCloseTo(alpha, within(0.5 * alpha));
    }
  }

  @Test
  void aPictureFarAwayInOneFigureIsStrange() {
    float[] picture = usual(new SplittableRandom(3));
    picture[20] += 3;
    assertThat(fitted(300).typicality(picture)).isCloseTo(1 / 301.0, within(1e-12));
    assertThat(fitted(300).leastTypicality()).isEqualTo(fitted(300).typicality(picture));
  }

  @Test
  void aPictureThatBreaksACorrelationIsStrangeThoughEachFigureIsUsual() {
    float[] picture = usual(new SplittableRandom(3));
    picture[0] = 5.15f;
    picture[1] = 9.7f;
    assertThat(fitted(2500).typicality(picture)).isLessThan(0.02);
  }

  @Test
  void aGroupIsMeasuredByTheOthers() {
    float[][] pictures = usual(400, 4);
    int[] groups = new int[400];
    for (int i = 0; i < 400; i++) {
      groups[i] = i < 40 ? 1 : 2 + i % 2;
      pictures[i][7] += i < 40 ? 2 : 0; // the first group has a look of its own
    }
    float[] distances = Novelty.fit(pictures, groups).distances();
    assertThat(distances[359]).isLessThan(15);
    assertThat(distances[360]).as("the nearest of the group of its own look").isGreaterThan(15);
  }

  @Test
  void neverMoreThanAThousandDistancesAreKeptTheLargestAmongThem() {
    Novelty novelty = fitted(2500);
    assertThat(novelty.distances()).hasSize(1000).isSorted();
    assertThat(fitted(300).distances()).hasSize(300);
  }

  @Test
  void figuresThatNeverChangeDoNoHarm() {
    float[][] pictures = usual(200, 5);
    for (float[] picture : pictures) {
      picture[3] = 0;
    }
    Novelty novelty = Novelty.fit(pictures, IntStream.range(0, 200).map(i -> i % 4).toArray());
    assertThat(novelty.typicality(pictures[0])).isGreaterThan(0.01);
  }

  @Test
  void whatCannotBeFittedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Novelty.fit(usual(3, 1), new int[] {0, 0, 0}))
        .withMessage(
            "expected a group for each of 3 pictures, at least two different ones, found 3 of 1"
                + " groups");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Novelty(new float[N], new float[N * N], new float[] {2, 1}))
        .withMessage("expected distances that ascend from 0, found 1.0 at 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Novelty(new float[N], new float[N], new float[] {2}))
        .withMessageContaining("42×42");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Novelty(new float[N], new float[N * N], new float[] {Float.NaN}))
        .withMessage("expected finite numbers in distances, found NaN");
  }
}
