package io.github.gcn4j.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.benchmarks.figures.Claim.Sense;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST, 4.0, aim",
    "AT_LEAST, 3.9, must",
    "AT_LEAST, 2.3, **missed**",
    "SHARE, 40, aim",
    "AT_LEAST, NaN, **missed**"
  })
  void aRatioReachesTheBestBoundThatItIsNotBelow(Sense sense, double ratio, String verdict) {
    assertThat(new Claim("w", OptionalDouble.of(ratio), 2.4, 4, sense).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void aGrowthMustNotExceedItsBound() {
    assertThat(new Claim("w", OptionalDouble.of(1.2), 1.3, 1.1, Sense.AT_MOST).verdict())
        .isEqualTo("must");
    assertThat(new Claim("w", OptionalDouble.of(1.4), 1.3, 1.1, Sense.AT_MOST).verdict())
        .isEqualTo("**missed**");
  }

  @Test
  void whatWasNotMeasuredIsNeitherMetNorMissed() {
    assertThat(new Claim("w", OptionalDouble.empty(), 2, 3, Sense.AT_LEAST).row())
        .isEqualTo("| w | – | ≥ 2.0× | ≥ 3.0× | not measured |");
  }

  @Test
  void aRowSaysWhatWasMeasuredAndWhatWasWanted() {
    assertThat(new Claim("w", OptionalDouble.of(41.6), 35, 60, Sense.SHARE).row())
        .isEqualTo("| w | **42 %** | ≥ 35 % | ≥ 60 % | must |");
  }
}
