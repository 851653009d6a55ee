package io.github.gcn4j.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.evaluation.ConfusionMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
  private static final List<String> CLASSES = List.of("Benign", "Early", "Pre");

  /** 9 of 10 right; no image of the last class. */
  private static final ConfusionMatrix ONE =
      new ConfusionMatrix(CLASSES, new int[][] {{5, 0, 0}, {1, 4, 0}, {0, 0, 0}});

  /** 2 of 4 right. */
  private static final ConfusionMatrix OTHER =
      new ConfusionMatrix(CLASSES, new int[][] {{1, 1, 0}, {1, 1, 0}, {0, 0, 0}});

  @Test
  void accuracyCountsEveryFoldAlike() {
    assertThat(Objective.ACCURACY.of(List.of(ONE, OTHER))).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void theWorstFoldIsTheLowestAccuracy() {
    assertThat(Objective.WORST_FOLD.of(List.of(ONE, OTHER))).isEqualTo(0.5);
  }

  @Test
  void recallAndF1AreOfAllFoldsTogether() {
    assertThat(Objective.WORST_RECALL.of(List.of(ONE, OTHER))).isCloseTo(5 / 7.0, within(1e-12));
    double benign = 2 * 6 / (7.0 + 8);
    double early = 2 * 5 / (7.0 + 6);
    assertThat(Objective.MACRO_F1.of(List.of(ONE, OTHER)))
        .isCloseTo((benign + early) / 3, within(1e-12));
  }

  @Test
  void haveNamesPeopleWrite() {
    for (String name : Objective.names()) {
      assertThat(Objective.named(name).label()).isEqualTo(name);
      assertThat(Objective.named(name).words()).isNotBlank();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Objective.named("loss"))
        .withMessage(
            "expected one of [accuracy, macro-f1, worst-fold, worst-recall], found 'loss'");
  }
}
