package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PredictionTest {

  @Test
  void predictsTheMostProbableClass() {
    Prediction prediction = new Prediction("x.png", 2, new double[] {0.2, 0.1, 0.7});

    assertThat(prediction.predicted()).isEqualTo(2);
    assertThat(prediction.confidence()).isEqualTo(0.7);
    assertThat(prediction.correct()).isTrue();
    assertThat(prediction.name()).isEqualTo("x.png");
    assertThat(prediction.classes()).isEqualTo(3);
  }

  @Test
  void takesTheFirstOfEquallyProbableClasses() {
    Prediction prediction = new Prediction("x.png", 1, new double[] {0.5, 0.5});

    assertThat(prediction.predicted()).isEqualTo(0);
    assertThat(prediction.correct()).isFalse();
  }

  @Test
  void widensSinglePrecision() {
    assertThat(Prediction.of("x.png", 0, new float[] {0.25f, 0.75f}).probabilities())
        .containsExactly(0.25, 0.75);
  }

  @Test
  void isNotChangedThroughArraysGivenOrTaken() {
    double[] given = {0.25, 0.75};
    Prediction prediction = new Prediction("x.png", 0, given);

    given[1] = 0;
    prediction.probabilities()[1] = 0;

    assertThat(prediction.probability(1)).isEqualTo(0.75);
  }

  @Test
  void refusesWhatIsNotADistribution() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prediction("x.png", 0, new double[] {0.5, 0.4}))
        .withMessageStartingWith("x.png: expected probabilities that sum to 1, found a sum of 0.9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prediction("x.png", 0, new double[] {1.5, -0.5}))
        .withMessage("x.png: expected probabilities from 0 to 1, found 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prediction("x.png", 0, new double[] {Double.NaN, 1}))
        .withMessage("x.png: expected probabilities from 0 to 1, found NaN");
  }

  @Test
  void refusesALabelOutsideTheClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prediction("x.png", 2, new double[] {0.5, 0.5}))
        .withMessage("x.png: expected a label from 0 to 1, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prediction("x.png", -1, new double[] {0.5, 0.5}));
  }
}
