package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Groups for images nobody has grouped: those of like colours, which often are of one slide, stain
 * or session. Lloyd's k-means, begun as k-means++ does, over each channel's mean and deviation,
 * each measured in its own deviation over the images.
 */
final class ColourClusters {
  private static final int ROUNDS = 50;

  private final double[][] points;
  private final double[][] centres;

  private ColourClusters(double[][] points, double[][] centres) {
    this.points = points;
    this.centres = centres;
  }

  /**
   * The group of each image, in their order.
   *
   * @param images at least one
   * @param seed of the first centres
   */
  static List<String> of(ImageSet images, long seed) {
    double[][] points = points(images);
    int clusters = (int) Math.max(1, Math.round(Math.sqrt(points.length)));
    double[][] centres = firstCentres(points, clusters, RandomStream.of(seed));
    int[] clusterOf = new ColourClusters(points, centres).settled();
    return Arrays.stream(clusterOf).mapToObj(Integer::toString).toList();
  }

  private static double[][] points(ImageSet images) {
    double[][] points = new double[images.size()][];
    for (int i = 0; i < points.length; i++) {
      points[i] = statistics(images.images().get(i), images.channels());
    }
    for (int d = 0; d < 2 * images.channels(); d++) {
      double sum = 0;
      double squares = 0;
      for (double[] point : points) {
        sum += point[d];
        squares += point[d] * point[d];
      }
      double mean = sum / points.length;
      double variance = squares / points.length - mean * mean;
      double scale = variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
      for (double[] point : points) {
        point[d] = (point[d] - mean) * scale;
      }
    }
    return points;
  }

  /** Mean and deviation of each channel. */
  private static double[] statistics(LabelledImage image, int channels) {
    byte[] pixels = image.pixels();
    double count = (double) pixels.length / channels;
    double[] statistics = new double[2 * channels];
    for (int c = 0; c < channels; c++) {
      long sum = 0;
      long squares = 0;
      for (int i = c; i < pixels.length; i += channels) {
        int value = pixels[i] & 0xff;
        sum += value;
        squares += (long) value * value;
      }
      double mean = sum / count;
      statistics[2 * c] = mean;
      statistics[2 * c + 1] = Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
    return statistics;
  }

  /** Each next centre is a point, the likelier the farther from those there are. */
  private static double[][] firstCentres(double[][] points, int count, SplittableRandom random) {
    List<double[]> centres = new ArrayList<>();
    centres.add(points[random.nextInt(points.length)].clone());
    double[] nearest = new double[points.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    while (centres.size() < count) {
      double[] newest = centres.get(centres.size() - 1);
      double sum = 0;
      for (int i = 0; i < points.length; i++) {
        nearest[i] = Math.min(nearest[i], distance(points[i], newest));
        sum += nearest[i];
      }
      if (sum == 0) {
        break; // fewer different points than centres
      }
      double left = random.nextDouble() * sum;
      int chosen = 0;
      while (chosen < points.length - 1 && left >= nearest[chosen]) {
        left -= nearest[chosen];
        chosen++;
      }
      centres.add(points[chosen].clone());
    }
    return centres.toArray(double[][]::new);
  }

  private int[] settled() {
    int[] clusterOf = new int[points.length];
    for (int round = 0; round < ROUNDS; round++) {
      int[] before = clusterOf.clone();
      for (int i = 0; i < points.length; i++) {
        clusterOf[i] = nearest(points[i]);
      }
      if (round > 0 && Arrays.equals(before, clusterOf)) {
        return clusterOf;
      }
      moveCentres(clusterOf);
    }
    return clusterOf;
  }

  private int nearest(double[] point) {
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < centres.length; k++) {
      double distance = distance(point, centres[k]);
      if (distance < lowest) {
        best = k;
        lowest = distance;
      }
    }
    return best;
  }

  /** To the mean of what is nearest; a centre that nothing is nearest to stays. */
  private void moveCentres(int[] clusterOf) {
    int[] counts = new int[centres.length];
    double[][] sums = new double[centres.length][centres[0].length];
    for (int i = 0; i < points.length; i++) {
      counts[clusterOf[i]]++;
      for (int d = 0; d < points[i].length; d++) {
        sums[clusterOf[i]][d] += points[i][d];
      }
    }
    for (int k = 0; k < centres.length; k++) {
      for (int d = 0; d < sums[k].length && counts[k] > 0; d++) {
        centres[k][d] = sums[k][d] / counts[k];
      }
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }
}
