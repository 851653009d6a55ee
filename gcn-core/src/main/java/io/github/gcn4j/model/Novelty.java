package io.github.gcn4j.model;

import io.github.gcn4j.data.PictureStatistics;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells pictures like those a model knows from others: how far a picture's {@linkplain
 * PictureStatistics statistics} are from the known ones (Mahalanobis distance with a covariance
 * shrunk towards the identity; Lee et al., "A Simple Unified Framework for Detecting
 * Out-of-Distribution Samples", 2018, uses it so), and how often known pictures of looks that had
 * been held out were as far (conformal p-value; Vovk et al., "Algorithmic Learning in a Random
 * World", 2005).
 *
 * @param mean {@code [42]}
 * @param whitening {@code [42, 42]}: the distance is the length of {@code whitening · (x − mean)}
 * @param distances of known pictures, each from those of other groups, ascending; at least one
 */
public record Novelty(float[] mean, float[] whitening, float[] distances) {
  private static final int N = PictureStatistics.COUNT;

  /** More distances than these make no p-value better. */
  private static final int MOST_DISTANCES = 1000;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a length is another, a number is not finite, or the
   *     distances do not ascend from 0
   */
  public Novelty {
    if (mean.length != N || whitening.length != N * N || distances.length < 1) {
      throw new IllegalArgumentException(
          "expected a mean of 42, a whitening of 42×42 and distances, found "
              + mean.length
              + ", "
              + whitening.length
              + " and "
              + distances.length);
    }
    requireFinite("mean", mean);
    requireFinite("whitening", whitening);
    requireFinite("distances", distances);
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] < (i == 0 ? 0 : distances[i - 1])) {
        throw new IllegalArgumentException(
            "expected distances that ascend from 0, found " + distances[i] + " at " + i);
      }
    }
  }

  private static void requireFinite(String what, float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new IllegalArgumentException(
            "expected finite numbers in " + what + ", found " + number);
      }
    }
  }

  /**
   * Learns what known pictures look like.
   *
   * @param statistics of each picture, {@code [pictures][42]}
   * @param groups of each picture: pictures of one look have one number
   * @throws IllegalArgumentException if the lengths differ or there are fewer than two groups
   */
  public static Novelty fit(float[][] statistics, int[] groups) {
    int[] different = Arrays.stream(groups).distinct().toArray();
    if (statistics.length != groups.length || different.length < 2) {
      throw new IllegalArgumentException(
          "expected a group for each of "
              + statistics.length
              + " pictures, at least two different ones, found "
              + groups.length
              + " of "
              + different.length
              + " groups");
    }
    float[] distances = new float[statistics.length];
    for (int group : different) {
      Gaussian others = Gaussian.of(rows(statistics, i -> groups[i] != group));
      for (int i = 0; i < groups.length; i++) {
        if (groups[i] == group) {
          distances[i] = (float) others.distance(statistics[i]);
        }
      }
    }
    Arrays.sort(distances);
    Gaussian all = Gaussian.of(statistics);
    return new Novelty(all.mean(), all.whitening(), thinned(distances));
  }

  private static float[][] rows(float[][] statistics, IntPredicate wanted) {
    return IntStream.range(0, statistics.length)
        .filter(wanted)
        .mapToObj(i -> statistics[i])
        .toArray(float[][]::new);
  }

  /** So many of them that each stands for as many others, the largest included. */
  private static float[] thinned(float[] ascending) {
    int kept = Math.min(MOST_DISTANCES, ascending.length);
    float[] thinned = new float[kept];
    for (int i = 0; i < kept; i++) {
      thinned[i] = ascending[(int) ((i + 1L) * ascending.length / kept) - 1];
    }
    return thinned;
  }

  /**
   * How likely it is that a known picture is at least as far from the others: uniform between 0 and
   * 1 for pictures like the known ones, near 0 for strange ones. Whoever refuses pictures of at
   * most α refuses about a share α of pictures like the known ones.
   *
   * @param statistics {@code [42]}
   */
  public double typicality(float[] statistics) {
    double distance = new Gaussian(mean, whitening).distance(statistics);
    int below = 0;
    while (below < distances.length && distances[below] < distance) {
      below++;
    }
    return (1.0 + distances.length - below) / (1.0 + distances.length);
  }

  /**
   * The least {@link #typicality} there can be, of the strangest picture: 1 / (1 + distances).
   * Whoever refuses pictures of at most less refuses none.
   */
  public double leastTypicality() {
    return 1 / (1.0 + distances.length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Novelty that
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(whitening, that.whitening)
        && Arrays.equals(distances, that.distances);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(distances);
  }
}
