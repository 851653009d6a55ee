package io.github.gcn4j.imaging;

import io.github.gcn4j.imaging.augment.Pipeline;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.Optimizer;
import io.github.gcn4j.training.Schedule;
import io.github.gcn4j.training.TrainingOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * How a model is made of images: the architecture, what it sees of an image, and how it is trained.
 * Start from {@link #of(Preset)} and change what is to be different.
 *
 * @param preset the architecture; it also says whether images are gray or in colour
 * @param imageSize side images are resized to, in pixels
 * @param standardisation what is done to pixel values
 * @param augmentation how training images are varied in each epoch
 * @param options epochs, optimiser, schedule …
 */
public record Recipe(
    Preset preset,
    int imageSize,
    Standardisation standardisation,
    Pipeline augmentation,
    TrainingOptions options) {
  private static final int USUAL_SIZE = 96;
  private static final String PRESET = "preset";
  private static final String IMAGE_SIZE = "image_size";
  private static final String CHANNELS = "channels";
  private static final String STANDARDISE = "standardise";
  private static final String AUGMENT = "augment";

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is not positive, or stain features are wanted of gray
   *     images
   */
  public Recipe {
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(standardisation, "standardisation");
    Objects.requireNonNull(augmentation, "augmentation");
    Objects.requireNonNull(options, "options");
    if (imageSize < 1) {
      throw new IllegalArgumentException("expected a positive image size, found " + imageSize);
    }
    if (standardisation == Standardisation.STAIN && preset.channels() != 3) {
      throw new IllegalArgumentException(
          "expected a preset for colour images with stain features, found " + preset.label());
    }
  }

  /**
   * What suits a preset. {@link Preset#FLAT}: the reference system's, gray values from 0 to 1, Adam
   * at 0.001, batches of 16, 25 epochs. {@link Preset#PYRAMID}: standardised colours, AdamW with
   * weight decay 0.001 on one cycle up to 0.004 (15 % warm-up), batches of 32, label smoothing
   * 0.05, 12 epochs. Both see 96×96 pixels and give every class the same say.
   */
  public static Recipe of(Preset preset) {
    return switch (preset) {
      case FLAT ->
          new Recipe(
              preset,
              USUAL_SIZE,
              Standardisation.NONE,
              Pipeline.none(),
              TrainingOptions.defaults());
      case PYRAMID, SEGMENTED ->
          new Recipe(
              preset,
              USUAL_SIZE,
              Standardisation.CHANNELS,
              Pipeline.none(),
              new TrainingOptions(12, 32, 0.004, 0)
                  .withOptimizer(new Optimizer.AdamW(0.004, 0.001))
                  .withSchedule(Schedule.OneCycle.standard().withWarmUp(0.15))
                  .withLabelSmoothing(0.05));
    };
  }

  /**
   * The recipe a model was made by.
   *
   * @throws IllegalArgumentException if its provenance does not tell, because it was not trained
   *     from images by this library
   */
  public static Recipe of(Provenance provenance) {
    Map<String, String> input = provenance.input();
    return new Recipe(
        read(input, PRESET, Preset::named),
        read(input, IMAGE_SIZE, Recipe::side),
        read(input, STANDARDISE, Standardisation::named),
        read(input, AUGMENT, Pipeline::parse),
        TrainingOptions.fromMap(provenance.training()));
  }

  private static <T> T read(Map<String, String> texts, String name, Function<String, T> parser) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException(
          "expected the recipe of a training, found none (no " + name + ")");
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static int side(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("expected a whole number from 1 to 9999, found " + text);
    }
    return Integer.parseInt(text);
  }

  /** What the model sees of an image, as texts by name, for {@link Provenance#input()}. */
  public Map<String, String> input() {
    Map<String, String> input = new LinkedHashMap<>();
    input.put(PRESET, preset.label());
    input.put(IMAGE_SIZE, Integer.toString(imageSize));
    input.put(CHANNELS, Integer.toString(preset.channels()));
    input.put(STANDARDISE, standardisation.label());
    input.put(AUGMENT, augmentation.text());
    return input;
  }

  /** How images are to be loaded for it. */
  public ImagePreparation preparation() {
    return new ImagePreparation(imageSize, imageSize, preset.channels());
  }

  /** The same for images of another size. */
  public Recipe withImageSize(int newSize) {
    return new Recipe(preset, newSize, standardisation, augmentation, options);
  }

  /** The same with other pixel values. */
  public Recipe withStandardisation(Standardisation other) {
    return new Recipe(preset, imageSize, other, augmentation, options);
  }

  /** The same with another augmentation. */
  public Recipe withAugmentation(Pipeline other) {
    return new Recipe(preset, imageSize, standardisation, other, options);
  }

  /** The same with other training options. */
  public Recipe withOptions(TrainingOptions other) {
    return new Recipe(preset, imageSize, standardisation, augmentation, other);
  }
}
