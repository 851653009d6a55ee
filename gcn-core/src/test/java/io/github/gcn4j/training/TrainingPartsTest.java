package io.github.gcn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrainingPartsTest {

  @Test
  void aStratifiedSplitKeepsEachClasssShare() {
    int[] labels = IntStream.range(0, 130).map(i -> i < 100 ? 0 : i < 129 ? 1 : 2).toArray();
    StratifiedSplit split = StratifiedSplit.of(labels, 0.2, new SplittableRandom(1));
    assertThat(Arrays.stream(split.heldOut()).filter(i -> labels[i] == 0)).hasSize(20);
    assertThat(Arrays.stream(split.heldOut()).filter(i -> labels[i] == 1)).hasSize(6);
    // A class of one stays with the rest.
    assertThat(split.rest()).contains(129);
    int[] all =
        IntStream.concat(Arrays.stream(split.rest()), Arrays.stream(split.heldOut()))
            .sorted()
            .toArray();
    assertThat(all).containsExactly(IntStream.range(0, 130).toArray());
  }

  @Test
  void aSplitFollowsItsSeedAndKeepsOneOnEitherSide() {
    int[] labels = {0, 0, 1, 1};
    StratifiedSplit split = StratifiedSplit.of(labels, 0.01, new SplittableRandom(2));
    assertThat(split.heldOut()).hasSize(2);
    assertThat(StratifiedSplit.of(labels, 0.01, new SplittableRandom(2)).heldOut())
        .containsExactly(split.heldOut());
    assertThat(StratifiedSplit.of(labels, 0, new SplittableRandom(2)).heldOut()).isEmpty();
    refuses(() -> StratifiedSplit.of(labels, 1, new SplittableRandom(2)), "1.0");
  }

  @Test
  void anotherSeedHoldsOthersOut() {
    int[] labels = new int[100];
    assertThat(StratifiedSplit.of(labels, 0.3, new SplittableRandom(3)).heldOut())
        .isNotEqualTo(StratifiedSplit.of(labels, 0.3, new SplittableRandom(4)).heldOut());
    refuses(() -> StratifiedSplit.of(new int[] {-1}, 0.3, new SplittableRandom(3)), "negative");
  }

  @Test
  void theLossIsTheWeightedMeanOfTheLogLikelihoods() {
    WeightedNll loss = new WeightedNll(new float[] {1, 3});
    float[] logits = {0, 0, (float) Math.log(3), 0};
    int[] labels = {1, 0};
    // Row 0: 3 · ln 2; row 1: 1 · −ln(3/4); divided by 4.
    double expected = (3 * Math.log(2) - Math.log(0.75)) / 4;
    assertThat(loss.loss(logits, labels, loss.weightOf(labels))).isCloseTo(expected, within(1e-7));
    float[] gradient = loss.gradient(logits, labels, 4);
    assertThat(gradient[0]).isCloseTo(0.375f, within(1e-6f));
    assertThat(gradient[1]).isCloseTo(-0.375f, within(1e-6f));
    assertThat(gradient[2]).isCloseTo(-0.0625f, within(1e-6f));
    assertThat(gradient[3]).isCloseTo(0.0625f, within(1e-6f));
  }

  @Test
  void balancedWeightsGiveEveryClassTheSameSay() {
    WeightedNll loss = WeightedNll.balanced(new int[] {0, 0, 0, 1}, 3);
    assertThat(loss.weightOf(new int[] {0, 0, 0})).isCloseTo(4.0 / 3, within(1e-6));
    assertThat(loss.weightOf(new int[] {1})).isCloseTo(4.0 / 3, within(1e-6));
    assertThat(loss.weightOf(new int[] {2})).isZero();
    refuses(() -> new WeightedNll(new float[] {-1}), "-1");
  }

  @Test
  void adamsFirstStepIsTheLearningRateAgainstTheSign() {
    Program program = Program.sequential(1, Layer.pool(Readout.MEAN), Layer.linear("fc", 2));
    Parameters parameters = Parameters.zeros(program);
    Parameters gradients = Parameters.zeros(program);
    gradients.get("fc.bias")[0] = 0.5f;
    gradients.get("fc.bias")[1] = -20f;
    new Adam(0.01).step(parameters, gradients);
    assertThat(parameters.get("fc.bias")[0]).isCloseTo(-0.01f, within(1e-6f));
    assertThat(parameters.get("fc.bias")[1]).isCloseTo(0.01f, within(1e-6f));
    assertThat(parameters.get("fc.weight")).containsOnly(0f);
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    refuses(() -> new TrainingOptions(0, 16, 0.001, 0), "0 and 16");
    refuses(() -> new TrainingOptions(1, 0, 0.001, 0), "1 and 0");
    refuses(() -> new TrainingOptions(1, 1, Double.NaN, 0), "NaN");
    refuses(() -> new Adam(0), "0.0");
    assertThat(TrainingOptions.defaults().withEpochs(2).withSeed(3).withLearningRate(0.1))
        .isEqualTo(new TrainingOptions(2, 16, 0.1, 3));
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
