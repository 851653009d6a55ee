package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void errorIsTheWeightedGapBetweenConfidenceAndAccuracy() {
    // bin of 0.9: two, one right, gap 0.4; bin of 0.6: one right, gap 0.4; bin of 1: gap 0.
    Calibration calibration =
        Calibration.of(List.of(sure(0.9, true), sure(0.9, false), sure(0.6, true), sure(1, true)));

    assertThat(calibration.expectedCalibrationError())
        .isCloseTo((2 * 0.4 + 0.4) / 4, within(1e-12));
  }

  @Test
  void aClassifierThatIsRightAsOftenAsItIsSureHasNoError() {
    List<Prediction> predictions = IntStream.range(0, 10).mapToObj(i -> sure(0.8, i < 8)).toList();

    assertThat(Calibration.of(predictions).expectedCalibrationError()).isCloseTo(0, within(1e-12));
  }

  @Test
  void binsAreFifteenClosedAbove() {
    Calibration calibration = Calibration.of(List.of(sure(0.6, true), sure(0.61, false)));

    assertThat(calibration.bins()).hasSize(15);
    assertThat(calibration.bins().get(8))
        .isEqualTo(new ReliabilityBin(8.0 / 15, 9.0 / 15, 1, 0.6, 1));
    assertThat(calibration.bins().get(9))
        .isEqualTo(new ReliabilityBin(9.0 / 15, 10.0 / 15, 1, 0.61, 0));
    assertThat(calibration.bins().get(14)).isEqualTo(new ReliabilityBin(14.0 / 15, 1, 0, 0, 0));
  }

  @Test
  void nothingHasNoError() {
    assertThat(Calibration.of(List.of()).expectedCalibrationError()).isZero();
  }

  private static Prediction sure(double confidence, boolean right) {
    return new Prediction("x", right ? 0 : 1, new double[] {confidence, 1 - confidence});
  }
}
