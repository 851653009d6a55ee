package io.github.gcn4j.training;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A random split in two that keeps groups whole and each class's share as well as groups allow.
 *
 * @param rest positions not held out, ascending
 * @param heldOut positions held out, ascending
 */
public record GroupedSplit(int[] rest, int[] heldOut) {

  /**
   * Holds out about a fraction of each class in whole groups, and never all groups of a class. Goes
   * through the groups in random order, again and again, and moves each to the other side that
   * brings the classes' shares closer to the fraction, until none does.
   *
   * @param labels the class of each position
   * @param groups the group of each position
   * @param fraction at least 0 and below 1
   * @param random the order of the groups
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
    List<ClassCounts> all = ClassCounts.shuffled(ClassCounts.of(labels, groups), random);
    int[] totals = ClassCounts.count(labels);
    int[] held = new int[totals.length];
    Set<ClassCounts> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean moved = fraction > 0;
    while (moved) {
      moved = false;
      for (ClassCounts group : all) {
        int[] after = held.clone();
        group.addTo(after, chosen.contains(group) ? -1 : 1);
        if (leavesSome(after, totals)
            && missing(after, totals, fraction) < missing(held, totals, fraction)) {
          held = after;
          moved = chosen.add(group) || chosen.remove(group);
        }
      }
    }
    if (chosen.isEmpty() && fraction > 0 && labels.length > 0) {
      chosen.add(smallest(all, totals, fraction));
    }
    boolean[] out = new boolean[labels.length];
    chosen.forEach(group -> group.members().forEach(position -> out[position] = true));
    return new GroupedSplit(positions(out, false), positions(out, true));
  }

  /** Where every group is larger than what is wanted: the one that overshoots least. */
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
