package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {

  /** Labels drawn from softmax(logits); what is predicted is softmax(logits / t). */
  private static List<Prediction> predictions(double t) {
    SplittableRandom random = new SplittableRandom(7);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double[] logits = {
        3 * random.nextGaussian(), 3 * random.nextGaussian(), 3 * random.nextGaussian()
      };
      double[] truth = softmax(logits, 1);
      double draw = random.nextDouble();
      int label = draw < truth[0] ? 0 : draw < truth[0] + truth[1] ? 1 : 2;
      predictions.add(new Prediction("image " + i, label, softmax(logits, t)));
    }
    return predictions;
  }

  private static double[] softmax(double[] logits, double t) {
    double sum = 0;
    double[] p = new double[logits.length];
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp(logits[c] / t);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }

  @Test
  void theTemperatureUndoesWhatMadeAClassifierTooSureOrNotSureEnough() {
    for (double t : new double[] {0.5, 1, 2}) {
      List<Prediction> predictions = predictions(t);
      double fitted = TemperatureScaling.fit(predictions);
      assertThat(fitted).isCloseTo(1 / t, within(0.03));
      List<Prediction> calibrated = TemperatureScaling.apply(predictions, fitted);
      assertThat(Calibration.of(calibrated).expectedCalibrationError()).isLessThan(0.015);
      for (int i = 0; i < 100; i++) {
        assertThat(calibrated.get(i).predicted()).isEqualTo(predictions.get(i).predicted());
      }
    }
  }

  @Test
  void aClassifierThatIsAlwaysRightIsNotMadeSurerWithoutBounds() {
    List<Prediction> right = List.of(new Prediction("one", 1, new double[] {0.1, 0.9}));
    assertThat(TemperatureScaling.fit(right)).isCloseTo(0.3, within(1e-6));
    List<Prediction> wrong = List.of(new Prediction("one", 0, new double[] {0.1, 0.9}));
    assertThat(TemperatureScaling.fit(wrong)).isCloseTo(10, within(1e-3));
  }

  @Test
  void probabilitiesOfNothingAndOfCertaintyStayNumbers() {
    List<Prediction> certain = List.of(new Prediction("one", 0, new double[] {1, 0, 0}));
    assertThat(TemperatureScaling.apply(certain, 0.3).get(0).probabilities())
        .containsExactly(new double[] {1, 0, 0}, within(1e-9));
  }

  @Test
  void withoutPredictionsNothingChanges() {
    assertThat(TemperatureScaling.fit(List.of())).isEqualTo(1);
  }
}
