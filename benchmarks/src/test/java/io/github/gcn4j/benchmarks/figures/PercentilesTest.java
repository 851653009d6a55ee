package io.github.gcn4j.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void theNinetyNinthOfAHundredValuesIsTheLastButOne() {
    double[] values = DoubleStream.iterate(100, value -> value - 1).limit(100).toArray();
    Percentiles sample = Percentiles.of(values);
    assertThat(sample.at(99)).isEqualTo(99);
    assertThat(sample.at(100)).isEqualTo(100);
    assertThat(sample.at(0.5)).isEqualTo(1);
    assertThat(sample.maximum()).isEqualTo(100);
    assertThat(values[0]).isEqualTo(100);
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Percentiles.of(4, 1, 3, 2).median()).isEqualTo(2.5);
    assertThat(Percentiles.of(5, 1, 3).median()).isEqualTo(3);
  }

  @Test
  void nothingHasNoPercentile() {
    assertThatIllegalArgumentException().isThrownBy(Percentiles::of);
    assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.of(1).at(0));
  }
}
