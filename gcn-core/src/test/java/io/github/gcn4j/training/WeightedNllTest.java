package io.github.gcn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class WeightedNllTest {
  private static final float[] LOGITS = {1, -0.5f, 0.25f, 0, 2, -1};
  private static final int[] LABELS = {2, 1};

  @Test
  void theLossIsTheWeightedMeanOfTheLogLikelihoods() {
    WeightedNll loss = new WeightedNll(new float[] {1, 3});
    float[] logits = {0, 0, (float) Math.log(3), 0};
    int[] labels = {1, 0};
    // Row 0: 3 · ln 2; row 1: 1 · −ln(3/4); divided by 4.
    double expected = (3 * Math.log(2) - Math.log(0.75)) / 4;
    assertThat(loss.loss(logits, labels, loss.weightOf(labels))).isCloseTo(expected, within(1e-7));
    assertThat(loss.gradient(logits, labels, 4))
        .containsExactly(new float[] {0.375f, -0.375f, -0.0625f, 0.0625f}, within(1e-6f));
  }

  @Test
  void labelSmoothingIsTorchs() {
    // torch.nn.functional.cross_entropy(logits, [2, 1], label_smoothing=0.1)
    WeightedNll loss = new WeightedNll(new float[] {1, 1, 1}, 0.1);
    assertThat(loss.loss(LOGITS, LABELS, loss.weightOf(LABELS))).isCloseTo(0.8072443, within(1e-7));
    assertThat(loss.gradient(LOGITS, LABELS, 2))
        .containsExactly(
            new float[] {
              0.27823213f, 0.049134158f, -0.32736635f, 0.040430933f, -0.044769317f, 0.004338365f
            },
            within(1e-7f));
  }

  @Test
  void classWeightsCountInTheSmoothTermAsTorchHasIt() {
    // … and weight=[0.5, 2, 1.25]
    WeightedNll loss = new WeightedNll(new float[] {0.5f, 2, 1.25f}, 0.1);
    double weight = loss.weightOf(LABELS);
    assertThat(weight).isEqualTo(3.25);
    assertThat(loss.loss(LOGITS, LABELS, weight)).isCloseTo(0.65238672, within(1e-7));
    assertThat(loss.gradient(LOGITS, LABELS, weight))
        .containsExactly(
            new float[] {
              0.22171701f, 0.030103194f, -0.25182024f, 0.06251049f, -0.074572854f, 0.012062372f
            },
            within(1e-7f));
  }

  @Test
  void aRowOfWeightTwoCountsAsTwoRows() {
    WeightedNll loss = new WeightedNll(new float[] {0.5f, 2, 1.25f}, 0.1);
    float[] thrice = {1, -0.5f, 0.25f, 0, 2, -1, 0, 2, -1};
    int[] labels = {2, 1, 1};
    float[] says = {1, 2};
    double weight = loss.weightOf(LABELS, says);
    assertThat(weight).isEqualTo(loss.weightOf(labels));
    assertThat(loss.loss(LOGITS, LABELS, says, weight))
        .isCloseTo(loss.loss(thrice, labels, weight), within(1e-12));
    float[] expected = loss.gradient(thrice, labels, weight);
    float[] found = loss.gradient(LOGITS, LABELS, says, weight);
    assertThat(found[4]).isCloseTo(expected[4] + expected[7], within(1e-7f));
    assertThat(found[0]).isEqualTo(expected[0]);
  }

  @Test
  void balancedWeightsGiveEveryClassTheSameSay() {
    WeightedNll loss = WeightedNll.balanced(new int[] {0, 0, 0, 1}, 3);
    assertThat(loss.weightOf(new int[] {0, 0, 0})).isCloseTo(4.0 / 3, within(1e-6));
    assertThat(loss.weightOf(new int[] {1})).isCloseTo(4.0 / 3, within(1e-6));
    assertThat(loss.weightOf(new int[] {2})).isZero();
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    Samples.refuses(() -> new WeightedNll(new float[] {-1}), "-1");
    Samples.refuses(() -> new WeightedNll(new float[] {1}, 1), "found 1.0");
  }
}
