package io.github.gcn4j.model;

import static io.github.gcn4j.model.FamilyFixtures.model;
import static io.github.gcn4j.model.FamilyFixtures.original;
import static io.github.gcn4j.model.FamilyFixtures.segmented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.tck.ReferenceBackend;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyClassifierTest {
  private static final Model ORIGINALS = model(PictureKind.ORIGINAL);
  private static final Model MASKS = model(PictureKind.SEGMENTED);
  private static final ModelFamily BOTH = new ModelFamily(List.of(ORIGINALS, MASKS));

  private static double[] alone(Model model, byte[] picture, TensorBackend backend) {
    try (Classifier classifier = Classifier.open(model, backend)) {
      return classifier.probabilities(List.of(picture))[0];
    }
  }

  @Test
  void everyPictureIsAnsweredByItsModelInTheOrderAsked() {
    try (TensorBackend backend = new ReferenceBackend();
        FamilyClassifier classifier = FamilyClassifier.open(BOTH, backend)) {
      double[][] rows = classifier.probabilities(List.of(segmented(), original(), segmented()));

      assertThat(rows[0]).containsExactly(alone(MASKS, segmented(), backend)).isEqualTo(rows[2]);
      assertThat(rows[1]).containsExactly(alone(ORIGINALS, original(), backend));
      assertThat(alone(ORIGINALS, segmented(), backend)).isNotEqualTo(rows[0]);
      FamilyClassifier.Answer answer = classifier.answer(segmented());
      assertThat(answer.probabilities()).containsExactly(rows[0]);
      assertThat(answer.choice().model()).isSameAs(MASKS);
    }
  }

  @Test
  void refusesAPictureOfAnotherSizeAndGoesOn() {
    try (TensorBackend backend = new ReferenceBackend();
        FamilyClassifier classifier = FamilyClassifier.open(BOTH, backend)) {
      for (int length : new int[] {0, 1, 100, 191, 193, 300}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> classifier.probabilities(List.of(new byte[length])))
            .withMessageContaining("found " + length);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> classifier.typicality(new byte[length]));
      }
      assertThat(classifier.probabilities(List.of(original()))[0]).hasSize(2);
      assertThat(classifier.typicality(original())).isEmpty();
    }
  }

  @Test
  void onceClosedItAnswersNoKindOfPicture() {
    try (TensorBackend backend = new ReferenceBackend()) {
      FamilyClassifier classifier = FamilyClassifier.open(BOTH, backend);
      classifier.probabilities(List.of(original()));
      classifier.close();
      classifier.close();

      assertThatIllegalStateException()
          .isThrownBy(() -> classifier.probabilities(List.of(original())));
      assertThatIllegalStateException()
          .as("opened by nobody yet")
          .isThrownBy(() -> classifier.probabilities(List.of(segmented())));
    }
  }
}
