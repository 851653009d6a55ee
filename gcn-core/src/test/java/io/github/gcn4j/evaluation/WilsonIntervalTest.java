package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

  @Test
  void isTheOneComputedByHand() {
    // (8 + 1.92073 ± 1.95996 · √(8·2/10 + 0.96036)) / 13.84146
    WilsonInterval interval = WilsonInterval.of(8, 10);

    assertThat(interval.lower()).isCloseTo(0.490163, within(1e-5));
    assertThat(interval.upper()).isCloseTo(0.943318, within(1e-5));
  }

  /**
   * What defines the interval: its ends are the proportions that lie just 1.96 of their own
   * standard errors away.
   */
  @ParameterizedTest
  @CsvSource({"8, 10", "1, 2", "15, 50", "643, 653", "1, 100000"})
  void endsSolveTheScoreEquation(int successes, int trials) {
    WilsonInterval interval = WilsonInterval.of(successes, trials);
    double share = (double) successes / trials;

    for (double end : new double[] {interval.lower(), interval.upper()}) {
      double standardError = Math.sqrt(end * (1 - end) / trials);
      assertThat(Math.abs(share - end) / standardError).isCloseTo(1.959963984540054, within(1e-9));
    }
  }

  @Test
  void keepsAWidthWhenEverythingIsRight() {
    WilsonInterval interval = WilsonInterval.of(10, 10);

    assertThat(interval.lower()).isCloseTo(10 / (10 + 3.841458820694124), within(1e-12));
    assertThat(interval.upper()).isEqualTo(1);
  }

  @Test
  void keepsAWidthWhenNothingIsRight() {
    WilsonInterval interval = WilsonInterval.of(0, 10);

    assertThat(interval.lower()).isEqualTo(0);
    assertThat(interval.upper()).isCloseTo(3.841458820694124 / 13.841458820694124, within(1e-12));
  }

  @Test
  void knowsNothingWithoutTrials() {
    assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0, 1));
  }

  @Test
  void refusesMoreSuccessesThanTrials() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WilsonInterval.of(3, 2))
        .withMessage("expected 0 <= successes <= trials, found 3 of 2");
  }

  @Test
  void refusesBoundsOutOfOrderOrNotANumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WilsonInterval(0.6, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new WilsonInterval(Double.NaN, 1));
  }
}
