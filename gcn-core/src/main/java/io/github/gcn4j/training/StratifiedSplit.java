package io.github.gcn4j.training;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A random split in two that keeps each class's share.
 *
 * @param rest positions not held out, ascending
 * @param heldOut positions held out, ascending
 */
public record StratifiedSplit(int[] rest, int[] heldOut) {

  /**
   * Holds out a fraction of each class, rounded to the nearest image; a class of two or more images
   * keeps at least one on either side if the fraction is above 0.
   *
   * @param labels the class of each position
   * @param fraction at least 0 and below 1
   * @param random shuffles within each class
   * @throws IllegalArgumentException if the fraction is out of range or a label is negative
   */
  public static StratifiedSplit of(int[] labels, double fraction, RandomGenerator random) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "expected a fraction of at least 0 and below 1, found " + fraction);
    }
    if (IntStream.of(labels).anyMatch(label -> label < 0)) {
      throw new IllegalArgumentException("expected labels of at least 0, found a negative one");
    }
    List<Integer> rest = new ArrayList<>();
    List<Integer> heldOut = new ArrayList<>();
    int classes = IntStream.of(labels).max().orElse(-1) + 1;
    for (int label = 0; label < classes; label++) {
      int wanted = label;
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
      Shuffle.shuffle(members, random);
      int count = heldOutOf(members.length, fraction);
      for (int i = 0; i < members.length; i++) {
        (i < count ? heldOut : rest).add(members[i]);
      }
    }
    return new StratifiedSplit(sorted(rest), sorted(heldOut));
  }

  private static int heldOutOf(int members, double fraction) {
    if (fraction == 0 || members < 2) {
      return 0;
    }
    return (int) Math.max(1, Math.min(members - 1, Math.round(members * fraction)));
  }

  private static int[] sorted(List<Integer> positions) {
    return positions.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
