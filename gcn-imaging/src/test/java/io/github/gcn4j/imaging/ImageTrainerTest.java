package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTrainerTest {
  private static final TrainingOptions OPTIONS = new TrainingOptions(2, 4, 0.01, 5);

  @TempDir Path folder;

  private static TensorBackend backend(int threads) {
    return Backends.named("ejml", new BackendOptions(threads));
  }

  private void paint(int imagesPerClass) throws IOException {
    new SyntheticSmears(32, 32, imagesPerClass, 1).write(folder, (done, total) -> {});
  }

  @Test
  void aFolderBecomesATestedModelThatKnowsWhereItCameFrom() throws IOException {
    paint(5);
    Files.writeString(folder.resolve("Pro/renamed-text.png"), "not an image");

    try (TensorBackend backend = backend(1)) {
      Model model = ImageTrainer.train(folder, Preset.FLAT, OPTIONS, backend);

      assertThat(model.classes()).isEqualTo(SyntheticSmears.CLASSES);
      assertThat(model.preprocessing()).isEqualTo(Preprocessing.unit(96, 96, 1));
      assertThat(model.baseline()).isPresent();
      assertThat(model.trainingHashes()).hasSize(16).isSorted();
      assertThat(model.provenance().split())
          .startsWith("12 training, 4 validation and 4 test images");
      assertThat(model.provenance().dataFingerprint()).matches("[0-9a-f]{64}");
      assertThat(model.provenance().seed()).isEqualTo(5);
      assertThat(model.provenance().backend()).startsWith("ejml: ");
      assertThat(model.provenance().hyperParameters())
          .containsEntry("epochs", "2")
          .containsEntry("learning_rate", "0.01");
      assertThat(model.provenance().metrics())
          .containsKeys("train_loss", "validation_accuracy", "test_baseline_accuracy")
          .containsEntry("test_images", 4.0);
    }
  }

  @Test
  void theSameTrainingGivesTheSameBytesOnOneThreadAndOnTwo() throws IOException {
    paint(3);
    byte[] best = ModelFile.toBytes(ImageTrainer.train(folder, Preset.FLAT, OPTIONS));
    for (int threads = 1; threads <= 2; threads++) {
      try (TensorBackend backend = backend(threads)) {
        Model again = ImageTrainer.train(folder, Preset.FLAT, OPTIONS, backend);
        assertThat(ModelFile.toBytes(again)).isEqualTo(best);
      }
    }
  }

  @Test
  void theModelIsTheBestEpochsAndListenersHearOfAll() throws IOException {
    paint(5);
    ImageSet images =
        ImageFolder.open(folder)
            .load(new ImagePreparation(16, 16, 1), LoadOptions.standard())
            .images();
    TrainingOptions options = new TrainingOptions(6, 4, 0.1, 1);
    List<EpochReport> reports = new ArrayList<>();
    List<Parameters> parameters = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochFinished(EpochReport report, Parameters now) {
            reports.add(report);
            parameters.add(now.copy());
          }
        };
    try (TensorBackend backend = backend(1)) {
      ImageSplit split = ImageSplit.random(images, 0, 0.3, 1);
      ModelParts parts =
          ModelParts.of(Preset.FLAT, Preprocessing.unit(16, 16, 1), split, options, backend.info());
      Model model = ImageTrainer.train(parts, split, options, backend, List.of(listener));

      int best = model.provenance().metrics().get("epoch").intValue();
      assertThat(reports).hasSize(6);
      assertThat(reports.get(best - 1).best()).isTrue();
      assertThat(reports.subList(best, 6)).noneMatch(EpochReport::best);
      assertThat(model.parameters().get("fc.weight"))
          .containsExactly(parameters.get(best - 1).get("fc.weight"));
      assertThat(model.provenance().metrics())
          .containsEntry("train_loss", reports.get(best - 1).training().loss())
          .doesNotContainKey("test_accuracy");
    }
  }

  @Test
  void oneClassIsTooFew() throws IOException {
    paint(1);
    for (String name : List.of("Benign", "Early", "Pre")) {
      Files.delete(folder.resolve(name).resolve("smear-001.png"));
      Files.delete(folder.resolve(name));
    }
    try (TensorBackend backend = backend(1)) {
      assertThatExceptionOfType(ImageFolderException.class)
          .isThrownBy(() -> ImageTrainer.train(folder, Preset.FLAT, OPTIONS, backend))
          .withMessageContaining("at least two class sub-folders, found one (Pro)");
    }
  }
}
