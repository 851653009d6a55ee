package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EvaluationTextTest {

  private static final List<String> CLASSES = List.of("Benign", "Pré-B");

  private final Evaluation model = evaluation(8, 2, 0, 10);
  private final Evaluation baseline = evaluation(7, 3, 2, 8);

  @Test
  void rendersTheModelBesideItsBaseline() {
    assertThat(EvaluationText.render(model, baseline))
        .isEqualTo(
            """
            Accuracy              90.0 %   95 % interval 69.9 to 97.2 %   18 of 20 images
            Histogram baseline    75.0 %   95 % interval 53.1 to 88.8 %   15 of 20 images
              model - baseline   +15.0 points
            The model is 15.0 points above its histogram baseline: chance may explain that (McNemar's test, exact binomial: p = 0.25).
            Macro F1               0.899
            Calibration error     10.0 %   expected, 15 bins
            Neg. log-likelihood    0.362   mean, in nats

            Class   precision    recall      F1    images
            Benign    100.0 %    80.0 %   0.889        10
            Pré-B      83.3 %   100.0 %   0.909        10

            Confusion matrix: rows actual, columns predicted
                    Benign  Pré-B
            Benign       8      2
            Pré-B        0     10

            Research software, not a medical device.
            """);
  }

  @Test
  void saysThatABaselineIsNotKnown() {
    assertThat(EvaluationText.render(model))
        .contains("\nHistogram baseline    not known: the model file holds none\n");
  }

  @Test
  void alignsColumnsWiderThanTheirHeading() {
    Evaluation wide =
        Evaluation.of(
            List.of("a", "%s"),
            java.util.Collections.nCopies(12345, new Prediction("x", 0, new double[] {1, 0})));

    assertThat(EvaluationText.render(wide))
        .contains(
            """
                       a     %s
            a      12345      0
            %s         0      0
            """);
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(EvaluationText.render(model)).contains("90.0 %");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesABaselineOfOtherImages() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EvaluationText.render(model, evaluation(1, 1, 1, 1)))
        .withMessage("expected a baseline evaluated on the same 20 images, found one on 4");
  }

  @Test
  void saysSoWhereColourAloneDoesBetter() {
    assertThat(EvaluationText.render(/* model= */ baseline, /* baseline= */ model))
        .contains("The model is 15.0 points below its histogram baseline: it adds nothing");
  }

  /** Every prediction is 80 % sure. */
  private static Evaluation evaluation(int aa, int ab, int ba, int bb) {
    List<Prediction> predictions = new ArrayList<>();
    add(predictions, aa, 0, 0.8);
    add(predictions, ab, 0, 0.2);
    add(predictions, ba, 1, 0.8);
    add(predictions, bb, 1, 0.2);
    return Evaluation.of(CLASSES, predictions);
  }

  private static void add(List<Prediction> to, int count, int actual, double first) {
    for (int i = 0; i < count; i++) {
      to.add(new Prediction("x", actual, new double[] {first, 1 - first}));
    }
  }
}
