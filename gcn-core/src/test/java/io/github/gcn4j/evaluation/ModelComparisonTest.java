package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {

  private static final List<String> CLASSES = List.of("a", "b");

  @Test
  void countsTheImagesEachHasRight() {
    ModelComparison comparison = new ModelComparison(said("aab", "abb"), said("aab", "bab"));

    assertThat(comparison.count(true, true)).isEqualTo(1);
    assertThat(comparison.count(true, false)).isEqualTo(1);
    assertThat(comparison.count(false, true)).isEqualTo(1);
    assertThat(comparison.count(false, false)).isZero();
    assertThat(comparison.accuracyDifference()).isZero();
    assertThat(comparison.recallDifference(0)).isZero();
    assertThat(comparison.mcNemar()).isEqualTo(McNemar.of(1, 1));
  }

  @Test
  void listsTheImagesCalledDifferently() {
    List<Disagreement> found =
        new ModelComparison(said("aab", "abb"), said("aab", "aaa")).disagreements();

    assertThat(found).extracting(Disagreement::name).containsExactly("1", "2");
    assertThat(found).extracting(Disagreement::actual).containsExactly(0, 1);
    assertThat(found).extracting(pair -> pair.second().predicted()).containsExactly(0, 0);
  }

  @Test
  void differenceIsThatOfTheFirstOverTheSecond() {
    ModelComparison comparison = new ModelComparison(said("aabb", "aabb"), said("aabb", "abbb"));

    assertThat(comparison.accuracyDifference()).isCloseTo(0.25, within(1e-15));
    assertThat(comparison.recallDifference(0)).isCloseTo(0.5, within(1e-15));
    assertThat(comparison.recallDifference(1)).isZero();
  }

  @Test
  void verdictSaysWhoIsBetterAndWhetherChanceMayExplainIt() {
    Evaluation good = said("a".repeat(10), "a".repeat(10));
    Evaluation poor = said("a".repeat(10), "b".repeat(8) + "aa");
    Evaluation fair = said("a".repeat(10), "b" + "a".repeat(9));
    Evaluation alike = said("a".repeat(10), "ab" + "a".repeat(8));

    assertThat(new ModelComparison(good, poor).verdict("A", "B"))
        .isEqualTo(
            "A is 80.0 points more accurate than B: more than chance would explain"
                + " (McNemar's test, exact binomial: p = 0.0078).");
    assertThat(new ModelComparison(fair, good).verdict("A", "B"))
        .isEqualTo(
            "B is 10.0 points more accurate than A: chance may explain that"
                + " (McNemar's test, exact binomial: p = 1.0).");
    assertThat(new ModelComparison(fair, alike).verdict("A", "B"))
        .isEqualTo("A and B are right equally often, each on an image that the other gets wrong.");
    assertThat(new ModelComparison(fair, fair).verdict("A", "B"))
        .isEqualTo("A and B are right on the very same images.");
  }

  @Test
  void verdictOnTheBaselineSpeaksUpWhereTheModelIsNoBetter() {
    Evaluation good = said("a".repeat(10), "a".repeat(10));
    Evaluation poor = said("a".repeat(10), "b".repeat(8) + "aa");

    assertThat(new ModelComparison(good, poor).verdictOnBaseline())
        .isEqualTo(
            "The model is 80.0 points above its histogram baseline: more than chance would explain"
                + " (McNemar's test, exact binomial: p = 0.0078).");
    assertThat(new ModelComparison(poor, good).verdictOnBaseline())
        .isEqualTo(
            "The model is 80.0 points below its histogram baseline: it adds nothing to what colour"
                + " alone tells (McNemar's test, exact binomial: p = 0.0078).");
    assertThat(new ModelComparison(poor, poor).verdictOnBaseline())
        .startsWith("The model is right as often as its histogram baseline: it adds nothing");
  }

  @Test
  void aSmallDifferenceNeverReadsAsNone() {
    Evaluation good = said("a".repeat(4000), "a".repeat(4000));
    Evaluation slip = said("a".repeat(4000), "b" + "a".repeat(3999));

    assertThat(new ModelComparison(good, slip).verdict("A", "B")).startsWith("A is 0.025 points");
  }

  @Test
  void refusesEvaluationsThatAreNotOfTheSameImages() {
    Evaluation two = said("ab", "ab");
    Evaluation otherClass = said("aa", "ab");
    Evaluation three = said("aba", "aba");
    Evaluation renamed =
        Evaluation.of(List.of("a", "c"), List.of(prediction("0", 0, 0), prediction("1", 1, 1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelComparison(two, three))
        .withMessage("expected two evaluations of the same 2 images, found one of 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelComparison(two, otherClass))
        .withMessage(
            "expected two evaluations of the same images in the same order, found 1 of class b"
                + " beside 1 of class a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelComparison(two, renamed))
        .withMessage("expected two evaluations of the classes [a, b], found one of [a, c]");
  }

  /** Images named by their position: what they are and what they were called. */
  private static Evaluation said(String actual, String predicted) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < actual.length(); i++) {
      predictions.add(prediction("" + i, actual.charAt(i) - 'a', predicted.charAt(i) - 'a'));
    }
    return Evaluation.of(CLASSES, predictions);
  }

  private static Prediction prediction(String name, int actual, int predicted) {
    return new Prediction(
        name, actual, predicted == 0 ? new double[] {0.9, 0.1} : new double[] {0.1, 0.9});
  }
}
