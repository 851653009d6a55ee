package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private static final List<String> CLASSES = List.of("a", "b", "c");
  private final ConfusionMatrix matrix =
      new ConfusionMatrix(CLASSES, new int[][] {{5, 1, 0}, {2, 3, 1}, {0, 0, 4}});

  @Test
  void countsPairsOfActualAndPredicted() {
    ConfusionMatrix counted =
        ConfusionMatrix.of(CLASSES, new int[] {0, 0, 1, 2, 2}, new int[] {0, 1, 1, 0, 0});

    assertThat(counted.counts()).isDeepEqualTo(new int[][] {{1, 1, 0}, {0, 1, 0}, {2, 0, 0}});
    assertThat(counted.count(2, 0)).isEqualTo(2);
    assertThat(counted.classes()).isEqualTo(CLASSES);
  }

  @Test
  void accuracyIsTheShareOfTheDiagonal() {
    assertThat(matrix.total()).isEqualTo(16);
    assertThat(matrix.correct()).isEqualTo(12);
    assertThat(matrix.accuracy()).isEqualTo(0.75);
  }

  @Test
  void perClassFiguresAreThoseComputedByHand() {
    List<ClassMetrics> metrics = matrix.perClass();

    assertThat(metrics).extracting(ClassMetrics::name).containsExactly("a", "b", "c");
    assertThat(metrics)
        .extracting(ClassMetrics::precision)
        .containsExactly(5.0 / 7, 3.0 / 4, 4.0 / 5);
    assertThat(metrics).extracting(ClassMetrics::recall).containsExactly(5.0 / 6, 0.5, 1.0);
    assertThat(metrics).extracting(ClassMetrics::f1).containsExactly(10.0 / 13, 0.6, 8.0 / 9);
    assertThat(metrics).extracting(ClassMetrics::support).containsExactly(6, 6, 4);
    assertThat(matrix.called(0)).isEqualTo(7);
    assertThat(matrix.macroF1()).isCloseTo(0.7527065527, within(1e-10));
  }

  @Test
  void zeroOverZeroCountsAsZero() {
    ConfusionMatrix lopsided = new ConfusionMatrix(List.of("a", "b"), new int[][] {{4, 0}, {0, 0}});

    assertThat(lopsided.precision(1)).isZero();
    assertThat(lopsided.recall(1)).isZero();
    assertThat(lopsided.f1(1)).isZero();
    assertThat(lopsided.macroF1()).isEqualTo(0.5);
  }

  @Test
  void noImageMeansAccuracyZero() {
    assertThat(new ConfusionMatrix(List.of("a"), new int[1][1]).accuracy()).isZero();
  }

  @Test
  void isNotChangedThroughArraysGivenOrTaken() {
    int[][] given = {{1, 0}, {0, 1}};
    ConfusionMatrix own = new ConfusionMatrix(List.of("a", "b"), given);

    given[0][0] = 9;
    own.counts()[1][1] = 9;

    assertThat(own.total()).isEqualTo(2);
  }

  @Test
  void refusesCountsThatDoNotFitTheClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrix(List.of(), new int[0][]))
        .withMessage("expected at least one class, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrix(CLASSES, new int[2][3]))
        .withMessage("expected 3 rows, one per class, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrix(CLASSES, new int[3][4]))
        .withMessage("expected 3 columns, one per class, found 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrix(List.of("a"), new int[][] {{-1}}))
        .withMessage("expected counts of at least 0, found -1");
  }

  @Test
  void refusesLabelsWithoutPredictionsAndUnknownClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(CLASSES, new int[3], new int[2]))
        .withMessage("expected as many predictions as labels, found 2 predictions and 3 labels");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> ConfusionMatrix.of(CLASSES, new int[] {3}, new int[] {0}));
  }
}
