package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

  /** Expected values by Python's fractions, exactly. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, EXACT_BINOMIAL, 1",
    "1, 8, EXACT_BINOMIAL, 0.0390625",
    "0, 5, EXACT_BINOMIAL, 0.0625",
    "12, 3, EXACT_BINOMIAL, 0.03515625",
    "5, 5, EXACT_BINOMIAL, 1",
    "20, 5, EXACT_BINOMIAL, 0.004077315330505371",
    "13, 13, MID_P, 1",
    "16, 10, MID_P, 0.24778856337070465",
    "9, 21, MID_P, 0.029449373483657837",
    "59, 121, MID_P, 3.2666467957745924e-06",
    "900, 1100, MID_P, 7.656628347757432e-06",
    "2000, 2200, MID_P, 0.0020271761508530725",
  })
  void pIsThatOfTheBinomialDistribution(
      int onlyFirst, int onlySecond, McNemar.Method method, double p) {
    McNemar test = McNemar.of(onlyFirst, onlySecond);

    assertThat(test.method()).isEqualTo(method);
    assertThat(test.p()).isCloseTo(p, withinPercentage(1e-8));
    assertThat(McNemar.of(onlySecond, onlyFirst).p()).isEqualTo(test.p());
    assertThat(test.significant()).isEqualTo(p < 0.05);
  }

  @Test
  void nothingDistinguishesClassifiersThatAreRightOnTheSameImages() {
    assertThat(McNemar.of(0, 0).p()).isEqualTo(1);
    assertThat(McNemar.of(0, 0).significant()).isFalse();
  }

  @Test
  void saysWhichTestItIs() {
    assertThat(McNemar.of(12, 3).text()).isEqualTo("McNemar's test, exact binomial: p = 0.035");
    assertThat(McNemar.of(9, 21).text()).isEqualTo("McNemar's test, mid-p: p = 0.029");
    assertThat(McNemar.of(59, 121).text()).isEqualTo("McNemar's test, mid-p: p < 0.0001");
  }

  @Test
  void refusesNegativeCounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> McNemar.of(-1, 2))
        .withMessage("expected counts of at least 0, found -1 and 2");
  }
}
