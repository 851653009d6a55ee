package io.github.gcn4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Score;
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
}
