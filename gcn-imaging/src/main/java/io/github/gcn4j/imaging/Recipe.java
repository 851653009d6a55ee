package io.github.gcn4j.imaging;

import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.imaging.augment.Pipeline;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.Optimizer;
import io.github.gcn4j.training.Sampling;
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
 * @param trust what the model is to say of how far its answers hold
 */
public record Recipe(
    Preset preset,
    int imageSize,
    Standardisation standardisation,
    Pipeline augmentation,
    TrainingOptions options,
    TrustOptions trust) {
  private static final int USUAL_SIZE = 96;
  private static final String PRESET = "preset";
  private static final String IMAGE_SIZE = "image_size";
  private static final String CHANNELS = "channels";
  private static final String STANDARDISE = "standardise";
  private static final String AUGMENT = "augment";
  private static final String PICTURES = "pictures";
  private static final String TEMPERATURE = "temperature";
  private static final String IMAGE_HASHES = "image_hashes";

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
    Objects.requireNonNull(trust, "trust");
    if (imageSize < 1) {
      throw new IllegalArgumentException("expected a positive image size, found " + imageSize);
    }
    if (standardisation == Standardisation.STAIN && preset.channels() != 3) {
      throw new IllegalArgumentException(
          "expected a preset for colour images with stain features, found " + preset.label());
    }
  }

  /**
   * What suits a preset; all see 96×96 pixels and give every class the same say.
   *
   * <ul>
   *   <li>{@link Preset#FLAT}: the reference system's, gray values from 0 to 1, Adam at 0.001,
   *       batches of 16, 25 epochs.
   *   <li>{@link Preset#PYRAMID}: stain features, images varied as by another camera, those that
   *       look like many others drawn more rarely ({@link Sampling.ByGroup}, 0.7), 8 epochs of
   *       AdamW in batches of 32 with weight decay 0.001 and label smoothing 0.05, the rate rising
   *       to 0.004 over 15 % of the steps and falling to nothing along a cosine.
   *   <li>{@link Preset#SEGMENTED}: standardised colours, varied less, every image once an epoch;
   *       16 epochs, otherwise likewise.
   * </ul>
   */
  public static Recipe of(Preset preset) {
    return switch (preset) {
      case FLAT ->
          new Recipe(
              preset,
              USUAL_SIZE,
              Standardisation.NONE,
              Pipeline.none(),
              TrainingOptions.defaults(),
              TrustOptions.FITTED);
      case PYRAMID ->
          new Recipe(
              preset,
              USUAL_SIZE,
              Standardisation.STAIN,
              Pipeline.parse("camera=0.15,noise=0.05"),
              annealed(8).withSampling(new Sampling.ByGroup(0.7)),
              TrustOptions.FITTED);
      case SEGMENTED ->
          new Recipe(
              preset,
              USUAL_SIZE,
              Standardisation.CHANNELS,
              Pipeline.parse("color=0.05,noise=0.02"),
              annealed(16),
              TrustOptions.FITTED);
    };
  }

  private static TrainingOptions annealed(int epochs) {
    return new TrainingOptions(epochs, 32, 0.004, 0)
        .withOptimizer(new Optimizer.AdamW(0.004, 0.001))
        .withSchedule(new Schedule.Cosine(0.15, 0))
        .withLabelSmoothing(0.05);
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
        TrainingOptions.fromMap(provenance.training()),
        trust(input));
  }

  private static TrustOptions trust(Map<String, String> input) {
    TrustOptions trust = TrustOptions.FITTED;
    if (input.containsKey(PICTURES)) {
      trust = trust.withPictures(read(input, PICTURES, PictureKind::named));
    }
    if (input.containsKey(TEMPERATURE)) {
      trust = trust.withTemperature(read(input, TEMPERATURE, Double::valueOf));
    }
    return input.containsKey(IMAGE_HASHES) ? trust.withoutImages() : trust;
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
    if (trust.pictures() != PictureKind.ANY) {
      input.put(PICTURES, trust.pictures().label());
    }
    if (!trust.images()) {
      input.put(IMAGE_HASHES, "none");
    }
    trust.temperature().ifPresent(given -> input.put(TEMPERATURE, Double.toString(given)));
    return input;
  }

  /** How images are to be loaded for it. */
  public ImagePreparation preparation() {
    return new ImagePreparation(imageSize, imageSize, preset.channels());
  }

  /** The same for images of another size. */
  public Recipe withImageSize(int newSize) {
    return new Recipe(preset, newSize, standardisation, augmentation, options, trust);
  }

  /** The same with other pixel values. */
  public Recipe withStandardisation(Standardisation other) {
    return new Recipe(preset, imageSize, other, augmentation, options, trust);
  }

  /** The same with another augmentation. */
  public Recipe withAugmentation(Pipeline other) {
    return new Recipe(preset, imageSize, standardisation, other, options, trust);
  }

  /** The same with other training options. */
  public Recipe withOptions(TrainingOptions other) {
    return new Recipe(preset, imageSize, standardisation, augmentation, other, trust);
  }

  /** The same, saying something else of how far answers hold. */
  public Recipe withTrust(TrustOptions other) {
    return new Recipe(preset, imageSize, standardisation, augmentation, options, other);
  }
}
