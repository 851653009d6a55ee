package io.github.gcn4j.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How well a score ranks the images of one class above all others, whatever the threshold: the true
 * positive rate against the false positive rate as the threshold falls from above every score to
 * the lowest.
 *
 * <p>Images of equal score cross the threshold together, which draws a slanted line, so that the
 * area below the curve, by the trapezoidal rule, is the Mann–Whitney statistic: the chance that an
 * image of the class scores above another, a tie counting one half. Source: T. Fawcett, "An
 * introduction to ROC analysis", Pattern Recognition Letters 27 (2006) 861–874, algorithms 1 and 3;
 * J. A. Hanley and B. J. McNeil, Radiology 143 (1982) 29–36.
 *
 * @param points from (0, 0) to (1, 1), both rates rising; points within a straight line are left
 *     out
 * @param area below the curve, a fraction in [0, 1]; 0.5 is chance
 * @param positives number of images of the class
 * @param negatives number of other images
 */
public record RocCurve(List<Point> points, double area, int positives, int negatives) {

  /**
   * What a threshold achieves.
   *
   * @param threshold images of this score or above are called positive; infinite at the start
   * @param falsePositiveRate of the negatives, the fraction called positive
   * @param truePositiveRate of the positives, the fraction called so
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  private record Scored(double score, boolean positive) {}

  /** Positives and negatives at a threshold or above. */
  private record Count(double threshold, int positives, int negatives) {

    Count plus(double score, int morePositives, int moreNegatives) {
      return new Count(score, positives + morePositives, negatives + moreNegatives);
    }

    /** Whether the way from {@code before} over this to {@code after} is straight. */
    boolean between(Count before, Count after) {
      return (long) (positives - before.positives) * (after.negatives - negatives)
          == (long) (after.positives - positives) * (negatives - before.negatives);
    }
  }

  /** Copies the points. */
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * The curve of one class against the rest, by the probability given to it.
   *
   * @param index of the class
   * @return empty where there is no image of the class or no other: nothing can be ranked
   * @throws IndexOutOfBoundsException if a prediction has no class of this index
   */
  public static Optional<RocCurve> of(List<Prediction> predictions, int index) {
    List<Scored> scored =
        predictions.stream()
            .map(p -> new Scored(p.probability(index), p.actual() == index))
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList();
    int positives = (int) scored.stream().filter(Scored::positive).count();
    int negatives = scored.size() - positives;
    if (positives == 0 || negatives == 0) {
      return Optional.empty();
    }
    List<Count> counts = counts(scored);
    List<Point> points = new ArrayList<>();
    for (Count count : counts) {
      points.add(
          new Point(
              count.threshold(),
              (double) count.negatives() / negatives,
              (double) count.positives() / positives));
    }
    return Optional.of(new RocCurve(points, area(counts), positives, negatives));
  }

  /** The corners, from none to all. */
  private static List<Count> counts(List<Scored> scored) {
    List<Count> counts = new ArrayList<>();
    counts.add(new Count(Double.POSITIVE_INFINITY, 0, 0));
    int at = 0;
    while (at < scored.size()) {
      double score = scored.get(at).score();
      int positives = 0;
      int negatives = 0;
      while (at < scored.size() && scored.get(at).score() == score) {
        if (scored.get(at).positive()) {
          positives++;
        } else {
          negatives++;
        }
        at++;
      }
      Count last = counts.get(counts.size() - 1);
      Count next = last.plus(score, positives, negatives);
      if (counts.size() > 1 && last.between(counts.get(counts.size() - 2), next)) {
        counts.remove(counts.size() - 1);
      }
      counts.add(next);
    }
    return counts;
  }

  /** In whole numbers up to the last division, so that a perfect ranking has area 1 exactly. */
  private static double area(List<Count> counts) {
    long twice = 0;
    for (int i = 1; i < counts.size(); i++) {
      Count from = counts.get(i - 1);
      Count to = counts.get(i);
      twice += (long) (to.negatives() - from.negatives()) * (from.positives() + to.positives());
    }
    Count all = counts.get(counts.size() - 1);
    return twice / (2.0 * all.positives() * all.negatives());
  }
}
