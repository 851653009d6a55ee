package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.data.LabelledImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final List<String> CLASSES = List.of("a", "b");

  @Test
  void figuresAreThoseComputedByHand() {
    Evaluation evaluation =
        Evaluation.of(
            CLASSES,
            List.of(
                new Prediction("1", 0, new double[] {0.5, 0.5}),
                new Prediction("2", 1, new double[] {0.75, 0.25})));

    assertThat(evaluation.images()).isEqualTo(2);
    assertThat(evaluation.accuracy()).isEqualTo(0.5);
    assertThat(evaluation.accuracyInterval()).isEqualTo(WilsonInterval.of(1, 2));
    assertThat(evaluation.confusion().counts()).isDeepEqualTo(new int[][] {{1, 0}, {1, 0}});
    assertThat(evaluation.macroF1()).isCloseTo((2.0 / 3 + 0) / 2, within(1e-12));
    assertThat(evaluation.perClass()).extracting(ClassMetrics::support).containsExactly(1, 1);
    // (ln 2 + ln 4) / 2
    assertThat(evaluation.negativeLogLikelihood()).isCloseTo(1.5 * Math.log(2), within(1e-12));
    // Sure of 0.5 and right; sure of 0.75 and wrong.
    assertThat(evaluation.expectedCalibrationError()).isCloseTo((0.5 + 0.75) / 2, within(1e-12));
    assertThat(evaluation.calibration().bins()).hasSize(Calibration.BINS);
    assertThat(evaluation.predictions()).extracting(Prediction::name).containsExactly("1", "2");
  }

  @Test
  void aCertainMistakeCostsFiftyTwoBits() {
    Evaluation evaluation =
        Evaluation.of(CLASSES, List.of(new Prediction("1", 0, new double[] {0, 1})));

    assertThat(evaluation.negativeLogLikelihood()).isCloseTo(52 * Math.log(2), within(1e-12));
  }

  @Test
  void readsNamesAndLabelsFromTheImages() {
    List<LabelledImage> images = List.of(image("a/1.png", 0), image("b/1.png", 1));

    Evaluation evaluation =
        Evaluation.of(CLASSES, images, new float[][] {{0.5f, 0.5f}, {0.25f, 0.75f}});

    assertThat(evaluation.accuracy()).isEqualTo(1);
    assertThat(evaluation.predictions())
        .extracting(Prediction::name)
        .containsExactly("a/1.png", "b/1.png");
    assertThat(evaluation.classes()).isEqualTo(CLASSES);
    assertThat(Evaluation.of(CLASSES, images, new double[][] {{0.1, 0.9}, {0.2, 0.8}}).accuracy())
        .isEqualTo(0.5);
  }

  @Test
  void refusesToEvaluateNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(CLASSES, List.of()))
        .withMessage("expected at least one image to evaluate, found none");
  }

  @Test
  void refusesPredictionsAboutOtherClasses() {
    List<Prediction> predictions = List.of(new Prediction("1", 0, new double[] {0.5, 0.25, 0.25}));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(CLASSES, predictions))
        .withMessage("1: expected 2 probabilities, one per class, found 3");
  }

  @Test
  void refusesProbabilitiesOfOtherImages() {
    List<LabelledImage> images = List.of(image("a/1.png", 0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(CLASSES, images, new float[2][2]))
        .withMessage("expected probabilities of 1 images, found those of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(CLASSES, images, new double[2][2]))
        .withMessage("expected probabilities of 1 images, found those of 2");
  }

  private static LabelledImage image(String name, int label) {
    return new LabelledImage(name, label, new byte[1], new float[96], 0);
  }
}
