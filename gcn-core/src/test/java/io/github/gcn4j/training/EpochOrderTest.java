package io.github.gcn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.data.GroupedData;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.data.LabelledGraph;
import io.github.gcn4j.data.LabelledGraphs;
import io.github.gcn4j.graph.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EpochOrderTest {
  private static final int EPOCHS = 400;

  /** Class 0: 16 examples of a, 1 of b; class 1: 3 of a, 3 of c. */
  private static LabelledData data() {
    List<LabelledGraph> examples = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      examples.add(new LabelledGraph(Grid.of(1, 1), new float[1], i < 17 ? 0 : 1));
      groups.add(i == 16 ? "b" : i < 20 ? "a" : "c");
    }
    return GroupedData.of(new LabelledGraphs(1, examples), groups);
  }

  /** How often each example comes in an epoch, on average. */
  private static double[] shares(Sampling sampling) {
    EpochOrder order = EpochOrder.of(data(), sampling);
    double[] shares = new double[23];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      int[] drawn = order.draw(new SplittableRandom(epoch));
      assertThat(drawn).hasSize(23);
      for (int i : drawn) {
        shares[i] += 1.0 / EPOCHS;
      }
    }
    return shares;
  }

  private static double sum(double[] shares, int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> shares[i]).sum();
  }

  @Test
  void everyExampleComesOnceUnlessToldOtherwise() {
    EpochOrder order = EpochOrder.of(data(), new Sampling.Each());
    int[] drawn = order.draw(new SplittableRandom(1));
    assertThat(order.repeats()).isFalse();
    assertThat(drawn).doesNotHaveDuplicates().hasSize(23).isNotEqualTo(new int[23]);
    assertThat(order.draw(new SplittableRandom(1))).isEqualTo(drawn);
    assertThat(order.draw(new SplittableRandom(2))).isNotEqualTo(drawn);
  }

  @Test
  void everyClassKeepsItsShareWhateverThePower() {
    for (double power : new double[] {0, 0.5, 1}) {
      double[] shares = shares(new Sampling.ByGroup(power));
      assertThat(sum(shares, 0, 17)).isCloseTo(17, within(0.3));
      assertThat(sum(shares, 17, 23)).isCloseTo(6, within(0.3));
    }
  }

  @Test
  void largeGroupsOfAClassAreDrawnMoreRarely() {
    // 16 examples of weight 1/4 and one of 1 share 17 draws.
    double[] half = shares(new Sampling.ByGroup(0.5));
    assertThat(half[16]).isCloseTo(17 / 5.0, within(0.3));
    assertThat(sum(half, 0, 16)).isCloseTo(17 * 4 / 5.0, within(0.3));
    double[] whole = shares(new Sampling.ByGroup(1));
    assertThat(whole[16]).as("as often as the other group").isCloseTo(17 / 2.0, within(0.4));
    double[] none = shares(new Sampling.ByGroup(0));
    assertThat(none[16]).isCloseTo(1, within(0.2));
  }

  @Test
  void aGroupOfTwoClassesCountsInEachByItself() {
    double[] shares = shares(new Sampling.ByGroup(1));
    assertThat(sum(shares, 17, 20)).isCloseTo(3, within(0.25));
    assertThat(sum(shares, 20, 23)).isCloseTo(3, within(0.25));
  }
}
