package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

  @Test
  void figuresAreThoseComputedByHand() {
    // 9 of 10, 16 of 20, 10 of 10.
    CrossValidation folds =
        new CrossValidation(
            List.of(fold("one", 9, 10, 5), fold("two", 16, 20, 10), fold("three", 10, 10, 5)));

    assertThat(folds.meanAccuracy()).isCloseTo(0.9, within(1e-15));
    assertThat(folds.standardDeviation().orElseThrow()).isCloseTo(0.1, within(1e-15));
    assertThat(folds.worst().name()).isEqualTo("two");
    assertThat(folds.meanBaselineAccuracy().orElseThrow()).isCloseTo(0.5, within(1e-15));
    assertThat(folds.pooled().images()).isEqualTo(40);
    assertThat(folds.pooled().accuracy()).isEqualTo(35 / 40.0);
    assertThat(folds.pooled().accuracyInterval()).isEqualTo(WilsonInterval.of(35, 40));
    assertThat(folds.pooledBaseline().orElseThrow().accuracy()).isEqualTo(0.5);
  }

  @Test
  void aSingleFoldHasNoDeviation() {
    assertThat(new CrossValidation(List.of(fold("one", 9, 10, 5))).standardDeviation()).isEmpty();
  }

  @Test
  void baselinesArePooledOnlyIfEveryFoldHasOne() {
    FoldEvaluation without = new FoldEvaluation("two", evaluation("two", 1, 2), Optional.empty());
    CrossValidation folds = new CrossValidation(List.of(fold("one", 9, 10, 5), without));

    assertThat(folds.pooledBaseline()).isEmpty();
    assertThat(folds.meanBaselineAccuracy()).isEmpty();
  }

  @Test
  void refusesWhatAreNotFoldsOfOneSetOfImages() {
    FoldEvaluation fold = fold("one", 9, 10, 5);
    FoldEvaluation sameImages = new FoldEvaluation("two", fold.model(), Optional.empty());
    FoldEvaluation otherClasses =
        new FoldEvaluation(
            "two",
            Evaluation.of(List.of("x"), List.of(new Prediction("p", 0, new double[] {1}))),
            Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CrossValidation(List.of()))
        .withMessage("expected at least one fold, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CrossValidation(List.of(fold, sameImages)))
        .withMessage("two: expected images of one fold only, found one 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CrossValidation(List.of(fold, fold)))
        .withMessage("expected folds of different names, found two named one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CrossValidation(List.of(fold, otherClasses)))
        .withMessage("two: expected the classes [a, b] of the other folds, found [x]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new FoldEvaluation("one", fold.model(), Optional.of(evaluation("other", 5, 10))))
        .withMessageContaining("expected two evaluations of the same images");
  }

  private static FoldEvaluation fold(String name, int correct, int images, int byBaseline) {
    return new FoldEvaluation(
        name, evaluation(name, correct, images), Optional.of(evaluation(name, byBaseline, images)));
  }

  private static Evaluation evaluation(String fold, int correct, int images) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      double right = i < correct ? 0.9 : 0.1;
      predictions.add(new Prediction(fold + " " + i, 0, new double[] {right, 1 - right}));
    }
    return Evaluation.of(List.of("a", "b"), predictions);
  }
}
