package io.github.gcn4j.training;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A random split in two that keeps groups whole and each class's share as well as groups allow.
 *
 * @param rest positions not held out, ascending
 * @param heldOut positions held out, ascending
 */
public record GroupedSplit(int[] rest, int[] heldOut) {
  private static final int ATTEMPTS = 32;

  /**
   * Holds out about a fraction of each class in whole groups, and never all groups of a class. Goes
   * through the groups in random order, again and again, and moves each to the other side that
   * brings the classes' shares closer to the fraction, until none does; of several such attempts
   * the closest counts.
   *
   * @param labels the class of each position
   * @param groups the group of each position
   * @param fraction at least 0 and below 1
   * @param random the orders of the groups
   * @throws IllegalArgumentException if the fraction is out of range, a label is negative, there is
   *     not one group for each label, or a fraction above 0 is asked for and every group holds all
   *     examples of a class
   */
  public static GroupedSplit of(
      int[] labels, List<String> groups, double fraction, RandomGenerator random) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "expected a fraction of at least 0 and below 1, found " + fraction);
    }
    List<ClassCounts> all = ClassCounts.of(labels, groups);
    int[] totals = ClassCounts.count(labels);
    boolean[] out = new boolean[labels.length];
    if (fraction > 0 && labels.length > 0) {
      chosen(all, totals, fraction, random)
          .forEach(group -> group.members().forEach(position -> out[position] = true));
    }
    return new GroupedSplit(positions(out, false), positions(out, true));
  }

  private static List<ClassCounts> chosen(
      List<ClassCounts> groups, int[] totals, double fraction, RandomGenerator random) {
    List<ClassCounts> best = List.of(smallest(groups, totals, fraction));
    double least = missing(best.get(0).counts(), totals, fraction);
    for (int i = 0; i < ATTEMPTS; i++) {
      int[] held = new int[totals.length];
      List<ClassCounts> found =
          attempt(ClassCounts.shuffled(groups, random), held, totals, fraction);
      if (!found.isEmpty() && missing(held, totals, fraction) < least) {
        best = found;
        least = missing(held, totals, fraction);
      }
    }
    return best;
  }

  /**
   * Moves groups for as long as that helps.
   *
   * @param held receives the counts of those held out
   */
  private static List<ClassCounts> attempt(
      List<ClassCounts> groups, int[] held, int[] totals, double fraction) {
    boolean[] out = new boolean[groups.size()];
    double least = missing(held, totals, fraction);
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int i = 0; i < out.length; i++) {
        ClassCounts group = groups.get(i);
        int there = out[i] ? -1 : 1;
        group.addTo(held, there);
        double then = missing(held, totals, fraction);
        if (then < least && leavesSome(held, totals)) {
          least = then;
          out[i] = !out[i];
          moved = true;
        } else {
          group.addTo(held, -there);
        }
      }
    }
    return IntStream.range(0, out.length).filter(i -> out[i]).mapToObj(groups::get).toList();
  }

  /** The group that alone comes closest, for where every one is larger than what is wanted. */
  private static ClassCounts smallest(List<ClassCounts> groups, int[] totals, double fraction) {
    return groups.stream()
        .filter(group -> leavesSome(group.counts(), totals))
        .min(Comparator.comparingDouble(group -> missing(group.counts(), totals, fraction)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a group to hold out that leaves examples of every class, found %d group(s) that each hold all of a class: use smaller groups, or hold out nothing"
                        .formatted(groups.size())));
  }

  /** Squared distance of the classes' held-out shares from the fraction. */
  private static double missing(int[] held, int[] totals, double fraction) {
    double sum = 0;
    for (int c = 0; c < totals.length; c++) {
      double share = totals[c] == 0 ? fraction : (double) held[c] / totals[c];
      sum += (share - fraction) * (share - fraction);
    }
    return sum;
  }

  private static boolean leavesSome(int[] held, int[] totals) {
    return IntStream.range(0, totals.length).allMatch(c -> totals[c] == 0 || held[c] < totals[c]);
  }

  private static int[] positions(boolean[] chosen, boolean wanted) {
    return IntStream.range(0, chosen.length).filter(i -> chosen[i] == wanted).toArray();
  }
}
