package io.github.gcn4j.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How many examples of each class a group has.
 *
 * @param members positions of the group's examples, ascending
 * @param counts {@code [classes]}
 */
record ClassCounts(List<Integer> members, int[] counts) {

  /** The groups, sorted by name. */
  static List<ClassCounts> of(int[] labels, List<String> groups) {
    if (labels.length != groups.size()) {
      throw new IllegalArgumentException(
          "expected a group for each of %d examples, found %d"
              .formatted(labels.length, groups.size()));
    }
    int classes = classes(labels);
    Map<String, ClassCounts> byName = new TreeMap<>();
    for (int i = 0; i < labels.length; i++) {
      ClassCounts group =
          byName.computeIfAbsent(
              groups.get(i), name -> new ClassCounts(new ArrayList<>(), new int[classes]));
      group.members.add(i);
      group.counts[labels[i]]++;
    }
    return new ArrayList<>(byName.values());
  }

  /** The groups in random order. */
  static List<ClassCounts> shuffled(List<ClassCounts> groups, RandomGenerator random) {
    int[] order = IntStream.range(0, groups.size()).toArray();
    Shuffle.shuffle(order, random);
    return IntStream.of(order).mapToObj(groups::get).toList();
  }

  /** Those hardest to place first, by the spread of their counts; equal ones in random order. */
  static List<ClassCounts> hardestFirst(List<ClassCounts> groups, RandomGenerator random) {
    return shuffled(groups, random).stream()
        .sorted(Comparator.comparingDouble(ClassCounts::spread).reversed())
        .toList();
  }

  /** Adds these counts so many times. */
  void addTo(int[] sums, int times) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += times * counts[c];
    }
  }

  /** Examples of each class, and a check of the labels. */
  static int[] count(int[] labels) {
    int[] counts = new int[classes(labels)];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  private static int classes(int[] labels) {
    if (IntStream.of(labels).anyMatch(label -> label < 0)) {
      throw new IllegalArgumentException("expected labels of at least 0, found a negative one");
    }
    return IntStream.of(labels).max().orElse(-1) + 1;
  }

  private double spread() {
    double mean = IntStream.of(counts).average().orElse(0);
    return IntStream.of(counts).mapToDouble(count -> (count - mean) * (count - mean)).sum();
  }
}
