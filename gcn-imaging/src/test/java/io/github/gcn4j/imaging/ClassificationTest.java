package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassificationTest {

  private static Classification of(Optional<Double> typicality, double... row) {
    List<String> classes = List.of("a", "b", "c").subList(0, row.length);
    return Classification.of(classes, row, "flat", typicality, List.of());
  }

  @Test
  void theMostProbableClassIsPredictedAndOfEqualsTheFirst() {
    Classification classification = of(Optional.empty(), 0.2, 0.4, 0.4);
    assertThat(classification.predictedClass()).isEqualTo("b");
    assertThat(classification.confidence()).isEqualTo(0.4);
    assertThat(classification.probabilities().keySet()).containsExactly("a", "b", "c");
  }

  @Test
  void probabilitiesThatAreNoNumbersAreRefusedRatherThanShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Optional.empty(), 1, Double.NaN))
        .withMessageContaining("b")
        .withMessageContaining("NaN")
        .withMessageContaining("overflow");
  }

  @Test
  void anUnusualImageIsAbstainedFromAndOneOfUnknownTypicalityNever() {
    assertThat(of(Optional.of(0.02), 1, 0).abstains(0.01)).isFalse();
    assertThat(of(Optional.of(0.02), 1, 0).abstains(0.02)).isTrue();
    assertThat(of(Optional.empty(), 1, 0).abstains(1)).isFalse();
  }
}
