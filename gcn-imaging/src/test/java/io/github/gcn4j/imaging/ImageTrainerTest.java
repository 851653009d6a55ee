package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.imaging.augment.Pipeline;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.FamilyClassifier;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.Balance;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Sampling;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTrainerTest {
  private static final TrainingOptions OPTIONS = new TrainingOptions(2, 4, 0.01, 5);
  private static final Recipe RECIPE = Recipe.of(Preset.FLAT).withOptions(OPTIONS);

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
      Model model = ImageTrainer.train(folder, RECIPE, backend);

      assertThat(model.classes()).isEqualTo(SyntheticSmears.CLASSES);
      assertThat(model.preprocessing()).isEqualTo(Preprocessing.unit(96, 96, 1));
      assertThat(model.baseline()).isPresent();
      assertThat(model.trainingHashes()).hasSize(16).isSorted();
      assertThat(model.provenance().data())
          .containsEntry("training_images", "12")
          .containsEntry("validation_images", "4")
          .containsEntry("test_images", "4");
      assertThat(model.provenance().data().get("fingerprint")).matches("[0-9a-f]{64}");
      assertThat(model.provenance().split())
          .containsEntry("kind", "random")
          .containsEntry("seed", "5");
      assertThat(model.provenance().environment())
          .containsEntry("backend", "ejml")
          .containsKeys("kernels", "gcn4j", "java");
      assertThat(model.provenance().training())
          .containsEntry("epochs", "2")
          .containsEntry("learning_rate", "0.01");
      assertThat(Recipe.of(model.provenance())).isEqualTo(RECIPE);
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
        Model again = ImageTrainer.train(folder, RECIPE, backend);
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
      Recipe recipe = RECIPE.withImageSize(16).withOptions(options);
      ModelParts parts = ModelParts.of(recipe, split, backend.info());
      TrainedModel trained = ImageTrainer.train(parts, split, backend, List.of(listener));
      Model model = trained.model();

      assertThat(trained.test()).isEmpty();
      assertThat(trained.training().epochs()).isEqualTo(reports);
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
          .isThrownBy(() -> ImageTrainer.train(folder, RECIPE, backend))
          .withMessageContaining("at least two class sub-folders, found one (Pro)");
    }
  }

  private ImageSet small() throws IOException {
    return ImageFolder.open(folder)
        .load(new ImagePreparation(16, 16, 3), LoadOptions.standard())
        .images();
  }

  @Test
  void aRunTakenUpAfterAnyEpochGivesTheSameModelAugmentedOrNot() throws IOException {
    paint(5);
    Recipe recipe =
        Recipe.of(Preset.PYRAMID)
            .withImageSize(16)
            .withAugmentation(Pipeline.parse("brightness=0.2,noise=0.05"))
            .withOptions(
                Recipe.of(Preset.PYRAMID)
                    .options()
                    .withEpochs(3)
                    .withBatch(4)
                    .withSampling(new Sampling.ByGroup(0.7)));
    ImageSplit split = ImageSplit.random(small(), 0.2, 0.2, 1);
    List<TrainingState> states = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stateReached(TrainingState state) {
            states.add(state);
          }
        };
    try (TensorBackend backend = backend(1)) {
      ModelParts parts = ModelParts.of(recipe, split, backend.info());
      byte[] whole =
          ModelFile.toBytes(ImageTrainer.train(parts, split, backend, List.of(listener)).model());
      assertThat(states).hasSize(3);
      for (TrainingState state : states) {
        TrainedModel resumed = ImageTrainer.resume(parts, split, state, backend, List.of());
        assertThat(ModelFile.toBytes(resumed.model())).isEqualTo(whole);
      }
      ModelParts plain =
          ModelParts.of(recipe.withAugmentation(Pipeline.none()), split, backend.info());
      assertThat(
              ImageTrainer.train(plain, split, backend, List.of())
                  .model()
                  .parameters()
                  .get("fc.weight"))
          .isNotEqualTo(ModelFile.read("whole", whole).parameters().get("fc.weight"));
    }
  }

  @Test
  void aModelSaysHowFarItsAnswersHold() throws IOException {
    paint(30);
    Recipe recipe =
        Recipe.of(Preset.PYRAMID)
            .withImageSize(16)
            .withOptions(Recipe.of(Preset.PYRAMID).options().withEpochs(4).withBatch(4));
    ImageSplit split = ImageSplit.random(small(), 0.1, 0.3, 1);
    try (TensorBackend backend = backend(1)) {
      Model fitted = train(recipe, split, backend);
      TrustOptions known = new TrustOptions(PictureKind.ORIGINAL, Optional.of(0.5), false);
      Model told = train(recipe.withTrust(known), split, backend);

      assertThat(fitted.trust().temperature()).isNotEqualTo(1).isBetween(0.3, 10.0);
      assertThat(fitted.trust().pictures()).isEqualTo(PictureKind.ANY);
      assertThat(fitted.trainingHashes()).hasSize(split.seen().size());
      assertThat(told.trust().temperature()).isEqualTo(0.5);
      assertThat(told.trust().pictures()).isEqualTo(PictureKind.ORIGINAL);
      assertThat(told.trainingHashes()).isEmpty();
      assertThat(Recipe.of(told.provenance())).isEqualTo(recipe.withTrust(known));
      try (FamilyClassifier classifier = FamilyClassifier.open(ModelFamily.of(told), backend)) {
        byte[] usual = split.test().images().get(0).pixels();
        byte[] strange = new byte[usual.length];
        new Random(1).nextBytes(strange);
        assertThat(classifier.typicality(usual).orElseThrow()).isGreaterThan(0.05);
        assertThat(classifier.typicality(strange).orElseThrow()).isLessThan(0.02);
      }
    }
  }

  private static Model train(Recipe recipe, ImageSplit split, TensorBackend backend)
      throws IOException {
    ModelParts parts = ModelParts.of(recipe, split, backend.info());
    return ImageTrainer.train(parts, split, backend, List.of()).model();
  }

  @Test
  void groupsCanOnlyBeBalancedWhereThereAreSome() throws IOException {
    paint(5);
    ImageSet images = small();
    Map<String, String> groupOf = new HashMap<>();
    for (LabelledImage image : images.images()) {
      groupOf.put(image.name(), image.name().endsWith("1.png") ? "one" : "other");
    }
    Recipe recipe =
        Recipe.of(Preset.PYRAMID)
            .withImageSize(16)
            .withOptions(OPTIONS.withGroupBalance(Balance.EQUAL));
    ImageSplit split = ImageSplit.random(images, 0, 0.2, 1);
    ImageSplit grouped = split.withGroups(new ImageGroups("groups.csv", "slide", "", groupOf));
    try (TensorBackend backend = backend(1)) {
      ModelParts parts = ModelParts.of(recipe, split, backend.info());

      assertThatIllegalArgumentException()
          .isThrownBy(() -> ImageTrainer.train(parts, split, backend, List.of()))
          .withMessageContaining("found a split without groups");
      assertThat(ImageTrainer.train(parts, grouped, backend, List.of()).training().epochs())
          .hasSize(2);
      ImageSplit balanced = split.withBalanced(new ImageGroups("groups.csv", "slide", "", groupOf));
      assertThat(ImageTrainer.train(parts, balanced, backend, List.of()).training())
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*seconds")
          .isEqualTo(ImageTrainer.train(parts, grouped, backend, List.of()).training());
    }
  }
}
