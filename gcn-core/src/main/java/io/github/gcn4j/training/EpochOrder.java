package io.github.gcn4j.training;

import io.github.gcn4j.data.LabelledData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The examples of an epoch in their order. */
final class EpochOrder {
  private final int examples;

  /** Where each example's part of the range of draws ends; empty if every example comes once. */
  private final double[] ends;

  private EpochOrder(int examples, double[] ends) {
    this.examples = examples;
    this.ends = ends;
  }

  static EpochOrder of(LabelledData data, Sampling sampling) {
    return sampling instanceof Sampling.ByGroup grouped
        ? new EpochOrder(data.size(), ends(data, grouped.power()))
        : new EpochOrder(data.size(), new double[0]);
  }

  private static double[] ends(LabelledData data, double power) {
    Map<List<Integer>, Integer> sizes = new HashMap<>();
    Map<Integer, Integer> classSizes = new HashMap<>();
    for (int i = 0; i < data.size(); i++) {
      sizes.merge(List.of(data.group(i), data.label(i)), 1, Integer::sum);
      classSizes.merge(data.label(i), 1, Integer::sum);
    }
    // In the order of the examples, so that the sums are the same wherever they are formed.
    Map<Integer, Double> classWeights = new HashMap<>();
    double[] weights = new double[data.size()];
    for (int i = 0; i < weights.length; i++) {
      int size = sizes.getOrDefault(List.of(data.group(i), data.label(i)), 1);
      weights[i] = StrictMath.pow(size, -power);
      classWeights.merge(data.label(i), weights[i], Double::sum);
    }
    double[] ends = new double[weights.length];
    double end = 0;
    for (int i = 0; i < ends.length; i++) {
      int label = data.label(i);
      end += weights[i] * classSizes.getOrDefault(label, 0) / classWeights.getOrDefault(label, 1.0);
      ends[i] = end;
    }
    return ends;
  }

  /** Whether an example may come more than once. */
  boolean repeats() {
    return ends.length > 0;
  }

  /** Positions of the examples. */
  int[] draw(SplittableRandom random) {
    if (repeats()) {
      return IntStream.range(0, examples).map(i -> draw(random.nextDouble())).toArray();
    }
    int[] order = IntStream.range(0, examples).toArray();
    Shuffle.shuffle(order, random);
    return order;
  }

  /** The first example whose part ends beyond that share of the range. */
  private int draw(double share) {
    double wanted = share * ends[ends.length - 1];
    int found = Arrays.binarySearch(ends, wanted);
    return Math.min(found >= 0 ? found + 1 : -found - 1, ends.length - 1);
  }
}
