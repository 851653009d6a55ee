package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationTest {

  @Test
  void theMostProbableClassIsPredictedAndOfEqualsTheFirst() {
    Classification classification =
        Classification.of(List.of("a", "b", "c"), new double[] {0.2, 0.4, 0.4});
    assertThat(classification.predictedClass()).isEqualTo("b");
    assertThat(classification.confidence()).isEqualTo(0.4);
    assertThat(classification.probabilities().keySet()).containsExactly("a", "b", "c");
  }

  @Test
  void probabilitiesThatAreNoNumbersAreRefusedRatherThanShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Classification.of(List.of("a", "b"), new double[] {1, Double.NaN}))
        .withMessageContaining("b")
        .withMessageContaining("NaN")
        .withMessageContaining("overflow");
  }
}
