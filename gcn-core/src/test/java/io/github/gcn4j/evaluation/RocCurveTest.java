package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RocCurveTest {

  @Test
  void areaIsThatOfScipysMannWhitneyWithTies() {
    // scipy.stats.mannwhitneyu(positives, negatives).statistic / 25 = 0.7
    double[] scores = {.9, .8, .8, .7, .6, .6, .6, .5, .4, .3};
    int[] labels = {1, 1, 0, 1, 1, 0, 0, 0, 1, 0};

    RocCurve curve = curve(scores, labels);

    assertThat(curve.area()).isCloseTo(0.7, within(1e-15));
    assertThat(curve.positives()).isEqualTo(5);
    assertThat(curve.negatives()).isEqualTo(5);
  }

  @Test
  void pointsAreThoseComputedByHand() {
    // By falling score: positive, then a tie of one each, then negative.
    RocCurve curve = curve(new double[] {0.9, 0.5, 0.5, 0.1}, new int[] {1, 1, 0, 0});

    assertThat(curve.points())
        .containsExactly(
            new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0),
            new RocCurve.Point(0.9, 0, 0.5),
            new RocCurve.Point(0.5, 0.5, 1),
            new RocCurve.Point(0.1, 1, 1));
    assertThat(curve.area()).isEqualTo(0.875);
  }

  @Test
  void straightLinesNeedTwoPointsOnly() {
    RocCurve curve = curve(new double[] {0.9, 0.8, 0.7, 0.3, 0.2}, new int[] {1, 1, 1, 0, 0});

    assertThat(curve.points()).extracting(RocCurve.Point::threshold).hasSize(3).contains(0.7, 0.2);
    assertThat(curve.area()).isEqualTo(1);
  }

  @Test
  void scoresThatSayNothingHaveTheDiagonal() {
    RocCurve curve = curve(new double[] {0.5, 0.5, 0.5}, new int[] {1, 0, 0});

    assertThat(curve.points()).hasSize(2);
    assertThat(curve.area()).isEqualTo(0.5);
  }

  @Test
  void aRankingTheWrongWayRoundHasNoArea() {
    assertThat(curve(new double[] {0.1, 0.9}, new int[] {1, 0}).area()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void areaIsTheChanceThatAPositiveScoresAboveANegative(long seed) {
    Random random = new Random(seed);
    double[] scores = random.doubles(60).map(x -> Math.round(10 * x) / 10.0).toArray();
    int[] labels = random.ints(60, 0, 2).toArray();
    double won = 0;
    int pairs = 0;
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 60; j++) {
        if (labels[i] == 1 && labels[j] == 0) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }

    assertThat(curve(scores, labels).area()).isCloseTo(won / pairs, within(1e-12));
  }

  @Test
  void thereIsNoneWithoutPositivesOrWithoutNegatives() {
    List<Prediction> ones = predictions(new double[] {0.5, 0.6}, new int[] {1, 1});

    assertThat(RocCurve.of(ones, 1)).isEmpty();
    assertThat(RocCurve.of(ones, 0)).isEmpty();
    assertThat(RocCurve.of(List.of(), 0)).isEmpty();
  }

  @Test
  void macroAreaIsTheMeanOverTheClassesThatHaveOne() {
    List<String> classes = List.of("a", "b", "absent");
    Evaluation evaluation =
        Evaluation.of(
            classes,
            List.of(
                new Prediction("1", 0, new double[] {0.6, 0.4, 0}),
                new Prediction("2", 0, new double[] {0.2, 0.3, 0.5}),
                new Prediction("3", 1, new double[] {0.5, 0.35, 0.15})));

    RocCurves curves = RocCurves.of(evaluation);

    // a: 0.6 above and 0.2 below 0.5; b: 0.35 below 0.4 and above 0.3.
    assertThat(curves.area(0)).hasValue(0.5);
    assertThat(curves.area(1)).hasValue(0.5);
    assertThat(curves.area(2)).isEmpty();
    assertThat(curves.macroArea()).hasValue(0.5);
  }

  @Test
  void macroAreaOfASingleClassIsUndefined() {
    Evaluation one =
        Evaluation.of(List.of("a", "b"), List.of(new Prediction("1", 0, new double[] {1, 0})));

    assertThat(RocCurves.of(one).macroArea()).isEmpty();
  }

  @Test
  void refusesClassesItDoesNotKnow() {
    List<Prediction> predictions = predictions(new double[] {0.5}, new int[] {1});

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> RocCurve.of(predictions, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RocCurves(List.of("a", "b"), List.of(Optional.empty())))
        .withMessage("expected 2 curves, one per class, found 1");
  }

  private static RocCurve curve(double[] scores, int[] labels) {
    return RocCurve.of(predictions(scores, labels), 1).orElseThrow();
  }

  /** Of two classes, the score being the probability of the second. */
  private static List<Prediction> predictions(double[] scores, int[] labels) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      predictions.add(new Prediction("" + i, labels[i], new double[] {1 - scores[i], scores[i]}));
    }
    return predictions;
  }
}
