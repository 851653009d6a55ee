package io.github.gcn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitsTest {

  @Test
  void aStratifiedSplitKeepsEachClasssShare() {
    int[] labels = IntStream.range(0, 130).map(i -> i < 100 ? 0 : i < 129 ? 1 : 2).toArray();
    StratifiedSplit split = StratifiedSplit.of(labels, 0.2, new SplittableRandom(1));
    assertThat(Arrays.stream(split.heldOut()).filter(i -> labels[i] == 0)).hasSize(20);
    assertThat(Arrays.stream(split.heldOut()).filter(i -> labels[i] == 1)).hasSize(6);
    // A class of one stays with the rest.
    assertThat(split.rest()).contains(129);
    assertDisjointAndWhole(split.rest(), split.heldOut(), 130);
  }

  @Test
  void aSplitFollowsItsSeedAndKeepsOneOnEitherSide() {
    int[] labels = {0, 0, 1, 1};
    StratifiedSplit split = StratifiedSplit.of(labels, 0.01, new SplittableRandom(2));
    assertThat(split.heldOut()).hasSize(2);
    assertThat(StratifiedSplit.of(labels, 0.01, new SplittableRandom(2)).heldOut())
        .containsExactly(split.heldOut());
    assertThat(StratifiedSplit.of(labels, 0, new SplittableRandom(2)).heldOut()).isEmpty();
    Samples.refuses(() -> StratifiedSplit.of(labels, 1, new SplittableRandom(2)), "1.0");
  }

  @Test
  void anotherSeedHoldsOthersOut() {
    int[] labels = new int[100];
    assertThat(StratifiedSplit.of(labels, 0.3, new SplittableRandom(3)).heldOut())
        .isNotEqualTo(StratifiedSplit.of(labels, 0.3, new SplittableRandom(4)).heldOut());
    Samples.refuses(
        () -> StratifiedSplit.of(new int[] {-1}, 0.3, new SplittableRandom(3)), "negative");
  }

  /** 400 positions of 4 uneven classes in 60 uneven groups, half of them of one class only. */
  private record Population(int[] labels, List<String> groups) {
    static Population of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] labels = new int[400];
      String[] groups = new String[400];
      for (int i = 0; i < labels.length; i++) {
        int group = (int) (60 * Math.pow(random.nextDouble(), 1.2));
        groups[i] = "g" + group;
        labels[i] = group % 2 == 0 ? group / 2 % 4 : Math.min(3, random.nextInt(6));
      }
      return new Population(labels, List.of(groups));
    }

    double share(int[] positions, int label) {
      double all = Arrays.stream(labels).filter(found -> found == label).count();
      return Arrays.stream(positions).filter(i -> labels[i] == label).count() / all;
    }

    Set<String> groupsOf(int[] positions) {
      return Arrays.stream(positions).mapToObj(groups::get).collect(Collectors.toSet());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noGroupIsOnBothSidesAndClassesKeepTheirShares(long seed) {
    Population all = Population.of(seed);
    GroupedSplit split =
        GroupedSplit.of(all.labels(), all.groups(), 0.2, new SplittableRandom(seed));
    assertDisjointAndWhole(split.rest(), split.heldOut(), 400);
    assertThat(all.groupsOf(split.rest()))
        .doesNotContainAnyElementsOf(all.groupsOf(split.heldOut()));
    for (int label = 0; label < 4; label++) {
      assertThat(all.share(split.heldOut(), label)).isCloseTo(0.2, within(0.08));
    }
  }

  @Test
  void aGroupedSplitFollowsItsSeed() {
    Population all = Population.of(9);
    int[] held =
        GroupedSplit.of(all.labels(), all.groups(), 0.2, new SplittableRandom(1)).heldOut();
    assertThat(GroupedSplit.of(all.labels(), all.groups(), 0.2, new SplittableRandom(1)).heldOut())
        .containsExactly(held);
    assertThat(GroupedSplit.of(all.labels(), all.groups(), 0.2, new SplittableRandom(2)).heldOut())
        .isNotEqualTo(held);
    assertThat(GroupedSplit.of(all.labels(), all.groups(), 0, new SplittableRandom(1)).heldOut())
        .isEmpty();
  }

  @Test
  void groupsLargerThanWantedAreHeldOutOneAtATime() {
    int[] labels = {0, 1, 0, 1, 0, 1, 0, 1};
    List<String> halves = List.of("a", "a", "a", "a", "b", "b", "b", "b");
    assertThat(GroupedSplit.of(labels, halves, 0.01, new SplittableRandom(1)).heldOut()).hasSize(4);
  }

  @Test
  void theLastOfAClassIsNotHeldOut() {
    int[] labels = {0, 0, 1, 1, 0, 1};
    List<String> byClass = List.of("a", "a", "b", "b", "a", "b");
    Samples.refuses(
        () -> GroupedSplit.of(labels, byClass, 0.5, new SplittableRandom(1)),
        "found 2 group(s) that each hold all of a class");
    Samples.refuses(
        () -> GroupedSplit.of(labels, List.of("a"), 0.5, new SplittableRandom(1)), "found 1");
    Samples.refuses(
        () -> GroupedSplit.of(labels, byClass, 1, new SplittableRandom(1)), "found 1.0");
  }

  @Test
  void stratifiedFoldsDifferByAtMostOneOfAClassAndInSize() {
    int[] labels = IntStream.range(0, 53).map(i -> i < 11 ? 0 : i < 18 ? 1 : 2).toArray();
    Folds folds = Folds.stratified(labels, 5, new SplittableRandom(1));
    assertThat(folds.count()).isEqualTo(5);
    for (int fold = 0; fold < 5; fold++) {
      int[] held = folds.heldOut(fold);
      assertDisjointAndWhole(folds.rest(fold), held, 53);
      assertThat(held.length).isBetween(10, 11);
      for (int[] expected : new int[][] {{0, 2, 3}, {1, 1, 2}, {2, 7, 7}}) {
        assertThat(Arrays.stream(held).filter(i -> labels[i] == expected[0]).count())
            .isBetween((long) expected[1], (long) expected[2]);
      }
    }
    assertThat(Folds.stratified(labels, 5, new SplittableRandom(2)).heldOut(0))
        .isNotEqualTo(folds.heldOut(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aGroupIsInOneFoldAndClassesKeepTheirShares(long seed) {
    Population all = Population.of(seed);
    Folds folds = Folds.grouped(all.labels(), all.groups(), 5, new SplittableRandom(seed));
    int held = 0;
    for (int fold = 0; fold < 5; fold++) {
      assertDisjointAndWhole(folds.rest(fold), folds.heldOut(fold), 400);
      assertThat(all.groupsOf(folds.rest(fold)))
          .doesNotContainAnyElementsOf(all.groupsOf(folds.heldOut(fold)));
      for (int label = 0; label < 4; label++) {
        assertThat(all.share(folds.heldOut(fold), label)).isCloseTo(0.2, within(0.12));
      }
      held += folds.heldOut(fold).length;
    }
    assertThat(held).isEqualTo(400);
  }

  @Test
  void asManyGroupsAsFoldsAreTheFoldsInOrderOfName() {
    List<String> groups = List.of("2", "0", "1", "0", "2");
    Folds folds = Folds.grouped(new int[] {0, 0, 1, 1, 0}, groups, 3, new SplittableRandom(1));
    assertThat(folds.heldOut(0)).containsExactly(1, 3);
    assertThat(folds.heldOut(1)).containsExactly(2);
    assertThat(folds.heldOut(2)).containsExactly(0, 4);
    assertThat(folds.rest(1)).containsExactly(0, 1, 3, 4);
  }

  @Test
  void aDealByHandIsTheGreedyOne() {
    int[] labels = {0, 0, 0, 0, 0, 0, 1, 1};
    List<String> groups = List.of("a", "a", "a", "b", "b", "b", "c", "d");
    Folds folds = Folds.grouped(labels, groups, 2, new SplittableRandom(1));
    for (int fold = 0; fold < 2; fold++) {
      assertThat(Arrays.stream(folds.heldOut(fold)).map(i -> labels[i]))
          .containsExactly(0, 0, 0, 1);
    }
  }

  @Test
  void foldsThatCannotBeAreRefused() {
    Samples.refuses(() -> Folds.stratified(new int[9], 1, new SplittableRandom(1)), "found 1");
    Samples.refuses(() -> Folds.stratified(new int[2], 3, new SplittableRandom(1)), "fold 3");
    Samples.refuses(
        () -> Folds.grouped(new int[2], List.of("a", "a"), 2, new SplittableRandom(1)),
        "groups as folds (2), found 1");
  }

  private static void assertDisjointAndWhole(int[] rest, int[] heldOut, int size) {
    int[] all = IntStream.concat(Arrays.stream(rest), Arrays.stream(heldOut)).sorted().toArray();
    assertThat(all).containsExactly(IntStream.range(0, size).toArray());
  }
}
