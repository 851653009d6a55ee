package io.github.gcn4j.imaging;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * From images to a tested model in one call, the way {@code gcn train} goes: part of the images is
 * held out for a test, part chooses the best epoch, and the histogram baseline is fitted to those
 * the model saw. All of it stands in the model's {@linkplain Model#provenance() provenance}.
 */
public final class ImageTrainer {
  private static final System.Logger LOG = System.getLogger(ImageTrainer.class.getName());

  /** Side of the reference system's images, in pixels. */
  private static final int SIDE = 96;

  private static final double TEST_FRACTION = 0.2;
  private static final double VALIDATION_FRACTION = 0.1;

  private ImageTrainer() {}

  /**
   * As {@link #train(Path, Preset, TrainingOptions, TensorBackend)}, on the best backend there is.
   *
   * @throws io.github.gcn4j.backend.BackendUnavailableException if no backend is on the class path
   */
  public static Model train(Path folder, Preset preset, TrainingOptions options)
      throws IOException {
    try (TensorBackend backend = Backends.best()) {
      return train(folder, preset, options, backend);
    }
  }

  /**
   * Trains on a folder with a sub-folder of images for each class, as 96×96 gray pixels. A fifth of
   * each class is held out for the test, a tenth of the rest chooses the best epoch. Images that
   * cannot be used are skipped and named in the log.
   *
   * @param folder one sub-folder for each class
   * @param preset the architecture
   * @param options epochs, batch, learning rate, seed
   * @param backend computes; stays the caller's
   * @return the best epoch's model, with its test figures
   * @throws ImageFolderException if the path is not a folder of at least two classes with images in
   *     each, or no image can be used
   * @throws IOException if a folder cannot be read
   * @throws IllegalArgumentException if fewer than two classes have an image that can be used
   * @throws io.github.gcn4j.training.TrainingDivergedException if the loss grows instead of falling
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Model train(
      Path folder, Preset preset, TrainingOptions options, TensorBackend backend)
      throws IOException {
    ImageFolder images = ImageFolder.open(folder);
    if (images.classes().size() < 2) {
      throw new ImageFolderException(
          folder.toString(),
          "at least two class sub-folders",
          "one (" + images.classes().get(0) + ")",
          "add a sub-folder of images for each other class");
    }
    LoadedImages loaded = images.load(new ImagePreparation(SIDE, SIDE, 1), LoadOptions.standard());
    for (SkippedImage skipped : loaded.skipped()) {
      LOG.log(System.Logger.Level.WARNING, "skipped {0}: {1}", skipped.name(), skipped.reason());
    }
    ImageSplit split =
        ImageSplit.random(loaded.images(), TEST_FRACTION, VALIDATION_FRACTION, options.seed());
    Preprocessing preprocessing = Preprocessing.unit(SIDE, SIDE, 1);
    ModelParts parts = ModelParts.of(preset, preprocessing, split, options, backend.info());
    return train(parts, split, options, backend, List.of());
  }

  /**
   * Trains on images that are split already.
   *
   * @param parts made of the same split, options and backend
   * @param split the images, of the size the parts' preprocessing wants
   * @param options epochs, batch, learning rate, seed
   * @param backend computes; stays the caller's
   * @param listeners hear of every batch and epoch
   * @return the best epoch's model, with its test figures if there are test images
   * @throws IllegalArgumentException if the training images are of fewer than two classes or of
   *     another size
   * @throws io.github.gcn4j.training.TrainingDivergedException if the loss grows instead of falling
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Model train(
      ModelParts parts,
      ImageSplit split,
      TrainingOptions options,
      TensorBackend backend,
      List<? extends TrainingListener> listeners) {
    TrainingResult result =
        new Trainer(backend, options, listeners)
            .train(
                parts.program(),
                new ImageSignals(split.training(), parts.preprocessing()),
                new ImageSignals(split.validation(), parts.preprocessing()));
    EpochReport best = result.bestReport();
    Model model = parts.after(best, result.best());
    if (split.test().size() == 0) {
      return model;
    }
    ModelEvaluation test = ModelEvaluation.of(model, split.test(), backend);
    return parts.after(best, result.best(), test);
  }
}
