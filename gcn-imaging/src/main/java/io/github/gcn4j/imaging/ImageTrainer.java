package io.github.gcn4j.imaging;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.GroupedData;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.evaluation.TemperatureScaling;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.Balance;
import io.github.gcn4j.training.Sampling;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import io.github.gcn4j.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From images to a tested model in one call, the way {@code gcn train} goes: part of the images is
 * held out for a test, part chooses the best epoch, and the histogram baseline is fitted to those
 * the model saw. All of it stands in the model's {@linkplain Model#provenance() provenance}.
 */
public final class ImageTrainer {
  private static final System.Logger LOG = System.getLogger(ImageTrainer.class.getName());

  private static final double TEST_FRACTION = 0.2;
  private static final double VALIDATION_FRACTION = 0.1;

  /** Fewer images say nothing of how sure to be. */
  private static final int FEWEST_TO_CALIBRATE = 20;

  private ImageTrainer() {}

  /**
   * As {@link #train(Path, Recipe, TensorBackend)}, by the preset's recipe with other options, on
   * the best backend there is.
   *
   * @throws io.github.gcn4j.backend.BackendUnavailableException if no backend is on the class path
   */
  public static Model train(Path folder, Preset preset, TrainingOptions options)
      throws IOException {
    try (TensorBackend backend = Backends.best()) {
      return train(folder, Recipe.of(preset).withOptions(options), backend);
    }
  }

  /**
   * Trains on a folder with a sub-folder of images for each class. A fifth of each class is held
   * out for the test, a tenth of the rest chooses the best epoch. Images that cannot be used are
   * skipped and named in the log.
   *
   * @param folder one sub-folder for each class
   * @param recipe how the model is made
   * @param backend computes; stays the caller's
   * @return the best epoch's model, with its test figures
   * @throws ImageFolderException if the path is not a folder of at least two classes with images in
   *     each, or no image can be used
   * @throws IOException if a folder cannot be read
   * @throws IllegalArgumentException if fewer than two classes have an image that can be used
   * @throws io.github.gcn4j.training.TrainingDivergedException if the loss grows instead of falling
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Model train(Path folder, Recipe recipe, TensorBackend backend) throws IOException {
    ImageFolder images = ImageFolder.open(folder);
    if (images.classes().size() < 2) {
      throw new ImageFolderException(
          folder.toString(),
          "at least two class sub-folders",
          "one (" + images.classes().get(0) + ")",
          "add a sub-folder of images for each other class");
    }
    LoadedImages loaded = images.load(recipe.preparation(), LoadOptions.standard());
    for (SkippedImage skipped : loaded.skipped()) {
      LOG.log(System.Logger.Level.WARNING, "skipped {0}: {1}", skipped.name(), skipped.reason());
    }
    ImageSplit split =
        ImageSplit.random(
            loaded.images(), TEST_FRACTION, VALIDATION_FRACTION, recipe.options().seed());
    return train(ModelParts.of(recipe, split, backend.info()), split, backend, List.of()).model();
  }

  /**
   * Trains on images that are split already. Where sampling goes by groups and the split knows
   * none, images of like colours are groups.
   *
   * @param parts made of the same split and backend
   * @param split the images, of the size the parts' recipe wants
   * @param backend computes; stays the caller's
   * @param listeners hear of every batch and epoch
   * @throws ImageFolderException if groups are to be balanced and an image has none
   * @throws IllegalArgumentException if the training images are of fewer than two classes or of
   *     another size, or groups are to be balanced and there are none
   * @throws io.github.gcn4j.training.TrainingDivergedException if the loss grows instead of falling
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static TrainedModel train(
      ModelParts parts,
      ImageSplit split,
      TensorBackend backend,
      List<? extends TrainingListener> listeners)
      throws ImageFolderException {
    TrainingResult result =
        new Trainer(backend, parts.recipe().options(), listeners)
            .train(parts.program(), training(parts, split), validation(parts, split));
    return tested(parts, split, backend, result);
  }

  /**
   * Goes on with a training that was stopped, as if it never had been.
   *
   * @param state how far it was
   * @throws ImageFolderException as {@link #train(ModelParts, ImageSplit, TensorBackend, List)}
   * @throws IllegalArgumentException likewise, or if the state is not that of such a training
   * @throws io.github.gcn4j.training.TrainingDivergedException likewise
   * @throws java.util.concurrent.CancellationException likewise
   */
  public static TrainedModel resume(
      ModelParts parts,
      ImageSplit split,
      TrainingState state,
      TensorBackend backend,
      List<? extends TrainingListener> listeners)
      throws ImageFolderException {
    TrainingResult result =
        new Trainer(backend, parts.recipe().options(), listeners)
            .resume(parts.program(), state, training(parts, split), validation(parts, split));
    return tested(parts, split, backend, result);
  }

  private static LabelledData training(ModelParts parts, ImageSplit split)
      throws ImageFolderException {
    Recipe recipe = parts.recipe();
    LabelledData images =
        recipe.augmentation().steps().isEmpty()
            ? new ImageSignals(split.training(), parts.preprocessing())
            : new AugmentedSignals(split.training(), parts.preprocessing(), recipe.augmentation());
    Optional<List<String>> groups = groups(recipe.options(), split);
    return groups.isPresent() ? GroupedData.of(images, groups.get()) : images;
  }

  /** The group of each training image, if it is of any use. */
  private static Optional<List<String>> groups(TrainingOptions options, ImageSplit split)
      throws ImageFolderException {
    boolean weighted = options.groupBalance() != Balance.NONE;
    if (!weighted && options.sampling() instanceof Sampling.Each) {
      return Optional.empty();
    }
    Optional<ImageGroups> known = split.balanced().or(split::groups);
    if (known.isPresent()) {
      return Optional.of(known.get().of(split.training()));
    }
    if (weighted) {
      throw new IllegalArgumentException(
          "expected groups to balance, found a split without groups");
    }
    return Optional.of(ColourClusters.of(split.training(), options.seed()));
  }

  private static LabelledData validation(ModelParts parts, ImageSplit split) {
    return new ImageSignals(split.validation(), parts.preprocessing());
  }

  private static TrainedModel tested(
      ModelParts parts, ImageSplit split, TensorBackend backend, TrainingResult result) {
    double temperature = temperature(parts, split, backend, result);
    Model model = parts.after(result.bestReport(), result.best(), temperature, Map.of());
    if (split.test().size() == 0) {
      return new TrainedModel(model, result, Optional.empty());
    }
    ModelEvaluation test = ModelEvaluation.of(model, split.test(), backend);
    return new TrainedModel(
        parts.after(result.bestReport(), result.best(), temperature, test.metrics()),
        result,
        Optional.of(test));
  }

  /** As the recipe says, or else as the validation images ask for; 1 where they are too few. */
  private static double temperature(
      ModelParts parts, ImageSplit split, TensorBackend backend, TrainingResult result) {
    Optional<Double> given = parts.recipe().trust().temperature();
    if (given.isPresent() || split.validation().size() < FEWEST_TO_CALIBRATE) {
      return given.orElse(1.0);
    }
    Model uncalibrated = parts.after(result.bestReport(), result.best(), 1, Map.of());
    return TemperatureScaling.fit(
        ModelEvaluation.of(uncalibrated, split.validation(), backend).model().predictions());
  }
}
