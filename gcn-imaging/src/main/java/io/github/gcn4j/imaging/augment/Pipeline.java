package io.github.gcn4j.imaging.augment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Augmentations one after the other. Its text form goes on a command line and into a model's
 * provenance:
 *
 * <pre>brightness=0.15,contrast=0.15,color=0.15,camera=0.15,noise=0.05,impulse=0.05,blur=1,jpeg=50
 * </pre>
 *
 * @param steps in the order they are applied; none leaves images as they are
 */
public record Pipeline(List<Augmentation> steps) {
  private static final String NONE = "none";

  private static final Map<String, DoubleFunction<Augmentation>> BY_NAME = byName();

  /** Copies the list. */
  public Pipeline {
    steps = List.copyOf(steps);
  }

  /** No augmentation. */
  public static Pipeline none() {
    return new Pipeline(List.of());
  }

  /**
   * Reads the text form: entries {@code name=bound} separated by commas, in the order they are to
   * be applied, or {@code none}. Blanks around names and numbers do not matter.
   *
   * @throws IllegalArgumentException if an entry has another form, a name is unknown, or a bound is
   *     no number or not one its augmentation allows
   */
  public static Pipeline parse(String text) {
    if (text.isBlank() || text.strip().equals(NONE)) {
      return none();
    }
    List<Augmentation> steps = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      steps.add(step(entry.strip()));
    }
    return new Pipeline(steps);
  }

  private static Augmentation step(String entry) {
    int equals = entry.indexOf('=');
    DoubleFunction<Augmentation> factory =
        equals < 0 ? null : BY_NAME.get(entry.substring(0, equals).strip());
    if (factory == null) {
      throw new IllegalArgumentException(
          "expected augmentations as NAME=BOUND, names being "
              + String.join(", ", BY_NAME.keySet())
              + ", found '"
              + entry
              + "'");
    }
    double bound;
    try {
      bound = Double.parseDouble(entry.substring(equals + 1).strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a number after '=' as in brightness=0.15, found '" + entry + "'", e);
    }
    return factory.apply(bound);
  }

  /** The text {@link #parse} makes an equal pipeline from. */
  public String text() {
    return steps.isEmpty()
        ? NONE
        : steps.stream().map(Augmentation::text).collect(Collectors.joining(","));
  }

  /**
   * Applies all steps to an image, in place.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes, channels interleaved
   * @param height rows
   * @param width columns
   * @param channels 1 (gray) or 3 (red, green, blue)
   * @param random decides how much, within the bounds
   * @throws IllegalArgumentException as {@link Augmentation#apply}
   */
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    for (Augmentation step : steps) {
      step.apply(pixels, height, width, channels, random);
    }
  }

  private static Map<String, DoubleFunction<Augmentation>> byName() {
    Map<String, DoubleFunction<Augmentation>> names = new LinkedHashMap<>();
    names.put(Brightness.NAME, Brightness::new);
    names.put(Contrast.NAME, Contrast::new);
    names.put(ColourMatrix.NAME, ColourMatrix::new);
    names.put(Camera.NAME, Camera::new);
    names.put(GaussianNoise.NAME, GaussianNoise::new);
    names.put(ImpulseNoise.NAME, ImpulseNoise::new);
    names.put(Blur.NAME, Blur::new);
    names.put(JpegCompression.NAME, bound -> new JpegCompression(percent(bound)));
    return names;
  }

  private static int percent(double bound) {
    if (bound != Math.rint(bound) || Math.abs(bound) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected jpeg from 1 to 100 in whole numbers, found " + bound);
    }
    return (int) bound;
  }
}
