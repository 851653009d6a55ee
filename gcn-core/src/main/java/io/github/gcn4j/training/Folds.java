package io.github.gcn4j.training;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Positions dealt to folds for cross-validation: each fold is held out once, and each position is
 * in one fold.
 */
public final class Folds {
  private final int count;
  private final int[] foldOf;

  private Folds(int count, int[] foldOf) {
    this.count = count;
    this.foldOf = foldOf;
    for (int fold = 0; fold < count; fold++) {
      if (heldOut(fold).length == 0) {
        throw new IllegalArgumentException(
            "expected something for each of %d folds, found nothing for fold %d: take fewer folds"
                .formatted(count, fold + 1));
      }
    }
  }

  /**
   * Folds in which each class has its share: the counts of a class differ by at most one, and so do
   * the sizes of the folds.
   *
   * @param labels the class of each position
   * @param count number of folds, at least 2
   * @param random shuffles within each class
   * @throws IllegalArgumentException if there are fewer than two folds or fewer positions than
   *     folds, or a label is negative
   */
  public static Folds stratified(int[] labels, int count, RandomGenerator random) {
    requireCount(count);
    int[] foldOf = new int[labels.length];
    int next = 0;
    for (int label = 0; label < ClassCounts.count(labels).length; label++) {
      int wanted = label;
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
      Shuffle.shuffle(members, random);
      for (int member : members) {
        foldOf[member] = next++ % count;
      }
    }
    return new Folds(count, foldOf);
  }

  /**
   * Folds of whole groups in which each class has its share as well as groups allow, dealt as
   * scikit-learn's {@code StratifiedGroupKFold} does: the most uneven group first, each to the fold
   * where the classes' shares then differ least over the folds, of equal ones the smallest fold.
   * Where there are just as many groups as folds, each group is a fold, sorted by name.
   *
   * @param labels the class of each position
   * @param groups the group of each position
   * @param count number of folds, at least 2
   * @param random chooses the order of equally uneven groups
   * @throws IllegalArgumentException if there are fewer than two folds or fewer groups than folds,
   *     there is not one group for each label, a label is negative, or a fold stays empty
   */
  public static Folds grouped(
      int[] labels, List<String> groups, int count, RandomGenerator random) {
    requireCount(count);
    List<ClassCounts> all = ClassCounts.of(labels, groups);
    if (all.size() < count) {
      throw new IllegalArgumentException(
          "expected at least as many groups as folds (%d), found %d: take fewer folds"
              .formatted(count, all.size()));
    }
    boolean groupIsFold = all.size() == count;
    if (!groupIsFold) {
      all = ClassCounts.hardestFirst(all, random);
    }
    int[] totals = ClassCounts.count(labels);
    int[][] held = new int[count][totals.length];
    int[] foldOf = new int[labels.length];
    for (int i = 0; i < all.size(); i++) {
      ClassCounts group = all.get(i);
      int fold = groupIsFold ? i : evenest(held, group.counts(), totals);
      group.addTo(held[fold], 1);
      group.members().forEach(member -> foldOf[member] = fold);
    }
    return new Folds(count, foldOf);
  }

  /** How many folds there are. */
  public int count() {
    return count;
  }

  /**
   * Positions of a fold, ascending.
   *
   * @param fold counted from 0
   */
  public int[] heldOut(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
  }

  /**
   * Positions of all other folds, ascending.
   *
   * @param fold counted from 0
   */
  public int[] rest(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
  }

  private static void requireCount(int count) {
    if (count < 2) {
      throw new IllegalArgumentException("expected at least 2 folds, found " + count);
    }
  }

  private static int evenest(int[][] held, int[] group, int[] totals) {
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    int smallest = Integer.MAX_VALUE;
    for (int fold = 0; fold < held.length; fold++) {
      double unevenness = unevenness(held, fold, group, totals);
      int size = Arrays.stream(held[fold]).sum();
      // As numpy's isclose: sums in another order must not decide.
      boolean same = Math.abs(unevenness - lowest) <= 1e-8 + 1e-5 * lowest;
      if (same ? size < smallest : unevenness < lowest) {
        best = fold;
        lowest = unevenness;
        smallest = size;
      }
    }
    return best;
  }

  /** Mean over the classes of the standard deviation of their shares over the folds. */
  private static double unevenness(int[][] held, int fold, int[] group, int[] totals) {
    double sum = 0;
    for (int c = 0; c < totals.length; c++) {
      double mean = 0;
      double square = 0;
      for (int f = 0; f < held.length; f++) {
        int count = held[f][c] + (f == fold ? group[c] : 0);
        double share = totals[c] == 0 ? 0 : (double) count / totals[c];
        mean += share / held.length;
        square += share * share / held.length;
      }
      sum += Math.sqrt(Math.max(0, square - mean * mean));
    }
    return sum / totals.length;
  }
}
