package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.HistogramBaseline;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelEvaluationTest {
  private static final List<String> CLASSES = List.of("dark", "bright");
  private static final ImageSet IMAGES =
      new ImageSet(1, 2, 1, CLASSES, List.of(image("d", 0, 10), image("b", 1, 250)));

  private static LabelledImage image(String name, int label, int level) {
    byte[] pixels = {(byte) level, (byte) level};
    float[] histogram = new float[LabelledImage.HISTOGRAM_LENGTH];
    for (int channel = 0; channel < 3; channel++) {
      histogram[channel * 32 + level / 8] = 1;
    }
    return new LabelledImage(name, label, pixels, histogram, LabelledImage.hash(pixels));
  }

  /** With all parameters 0, it always says the first class. */
  private static Model model(Optional<HistogramBaseline> baseline, List<Long> hashes) {
    Program program = Preset.FLAT.program(1, 2);
    return new Model(
        "flat",
        program,
        Parameters.zeros(program),
        CLASSES,
        Preprocessing.unit(1, 2, 1),
        1,
        Provenance.of("test"),
        baseline,
        hashes);
  }

  private static ModelEvaluation evaluate(Model model) {
    try (TensorBackend backend = Backends.named("ejml", new BackendOptions(1))) {
      return ModelEvaluation.of(model, IMAGES, backend);
    }
  }

  @Test
  void theBaselineIsAskedAboutTheSameImages() {
    HistogramBaseline baseline = HistogramBaseline.fit(IMAGES.images(), CLASSES);
    ModelEvaluation evaluation = evaluate(model(Optional.of(baseline), List.of()));

    assertThat(evaluation.model().accuracy()).isEqualTo(0.5);
    assertThat(evaluation.baseline().orElseThrow().accuracy()).isEqualTo(1.0);
    assertThat(evaluation.text()).contains("model - baseline   -50.0 points");
    assertThat(evaluation.metrics())
        .containsEntry("test_images", 2.0)
        .containsEntry("test_accuracy", 0.5)
        .containsEntry("test_baseline_accuracy", 1.0);
  }

  @Test
  void aModelWithoutABaselineSaysSo() {
    ModelEvaluation evaluation = evaluate(model(Optional.empty(), List.of()));

    assertThat(evaluation.text()).contains("the model file holds none");
    assertThat(evaluation.metrics()).doesNotContainKey("test_baseline_accuracy");
  }

  @Test
  void imagesTheModelWasTrainedOnAreCountedAndWarnedOf() {
    long known = IMAGES.images().get(1).contentHash();
    ModelEvaluation evaluation = evaluate(model(Optional.empty(), List.of(known)));

    assertThat(evaluation.seen().trainedOn()).containsExactly(IMAGES.images().get(1));
    assertThat(evaluation.seen().others()).containsExactly(IMAGES.images().get(0));
    assertThat(evaluation.warning().orElseThrow()).contains("1 of these 2 images");
  }

  @Test
  void aModelWithoutHashesMayHaveBeenTrainedOnTheImages() {
    ModelEvaluation evaluation = evaluate(model(Optional.empty(), List.of()));

    assertThat(evaluation.seen().perhaps()).isEqualTo(IMAGES.images());
    assertThat(evaluation.seen().others()).isEmpty();
    assertThat(evaluation.warning())
        .contains(
            "note: the model kept no hashes: it may have been trained on these images (2 of 2)");
  }

  @Test
  void allOfItsTrainingImagesTogetherAreKnownWithoutHashes() {
    ModelEvaluation trained = evaluate(from(Map.of("fingerprint", FINGERPRINT)));
    ModelEvaluation tested =
        evaluate(from(Map.of("fingerprint", "other", "test_fingerprint", FINGERPRINT)));

    assertThat(trained.seen().trainedOn()).isEqualTo(IMAGES.images());
    assertThat(trained.warning().orElseThrow()).contains("trained on 2 of these 2 images");
    assertThat(tested.seen().others()).isEqualTo(IMAGES.images());
    assertThat(tested.warning()).isEmpty();
  }

  private static final String FINGERPRINT = DataFingerprint.of(IMAGES.images());

  private static Model from(Map<String, String> data) {
    Model model = model(Optional.empty(), List.of());
    return new Model(
        model.architecture(),
        model.program(),
        model.parameters(),
        CLASSES,
        model.preprocessing(),
        1,
        new Provenance("trained", data, Map.of(), Map.of(), Map.of(), Map.of(), Map.of()),
        Optional.empty(),
        List.of());
  }
}
