package io.github.gcn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Schedule;
import io.github.gcn4j.training.Score;
import io.github.gcn4j.training.TrainingOptions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpochPointTest {

  @Test
  void takesBothScoresOfAnEpoch() {
    EpochReport report =
        new EpochReport(3, 9, new Score(0.5, 0.75), Optional.of(new Score(0.625, 0.25)), true, 1.5);

    assertThat(EpochPoint.of(report))
        .isEqualTo(new EpochPoint(3, 0.5, 0.75, 0.625, 0.25, Double.NaN, true));
  }

  @Test
  void marksAValidationThatWasNotMade() {
    EpochReport report = new EpochReport(3, 9, new Score(0.5, 0.75), Optional.empty(), true, 1.5);

    assertThat(EpochPoint.of(report))
        .isEqualTo(new EpochPoint(3, 0.5, 0.75, Double.NaN, Double.NaN, Double.NaN, true));
  }

  @Test
  void takesTheRateOfTheEpochsLastStep() {
    EpochReport report = new EpochReport(2, 2, new Score(0.5, 0.75), Optional.empty(), true, 1.5);
    // 17 images make 2 batches, so 4 steps in all, of which the last has base · (1 + cos 3π/4) / 2.
    TrainingOptions options =
        new TrainingOptions(2, 16, 0.5, 0).withSchedule(new Schedule.Cosine(0, 0));

    assertThat(EpochPoint.of(report, options, 17).learningRate())
        .isCloseTo(0.25 * (1 + Math.cos(0.75 * Math.PI)), within(1e-12));
  }
}
