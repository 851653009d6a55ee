package io.github.gcn4j.imaging.augment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Damage of a given strength, to measure what a model makes of it. What {@link Augmentation} draws
 * within a bound is fixed here. As text {@code brightness=1.1}.
 *
 * @param kind what is done
 * @param amount how much, in the unit of the kind
 */
public record Corruption(Kind kind, double amount) {

  /** What is done to an image, and what its amount means. */
  public enum Kind {
    /** All values times the amount, 0 to 10. */
    BRIGHTNESS(0, 10),
    /** Differences from the image's mean value times the amount, 0 to 10. */
    CONTRAST(0, 10),
    /** Warm light: red times 1 + amount, blue times 1 − amount; below 0, to −1, cold light. */
    TINT(-1, 1),
    /** Gaussian noise of that deviation, 0 to 1, where 1 is the span from black to white. */
    NOISE(0, 1),
    /** Salt and pepper: that share of the values, 0 to 1. */
    IMPULSE(0, 1),
    /** A Gaussian filter of that σ in pixels, 0 to 16. */
    BLUR(0, 16),
    /** JPEG of that quality in percent, a whole number from 1 to 100. */
    JPEG(1, 100);

    private final double lowest;
    private final double highest;

    Kind(double lowest, double highest) {
      this.lowest = lowest;
      this.highest = highest;
    }

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks the amount.
   *
   * @throws IllegalArgumentException if it is not one the kind allows
   */
  public Corruption {
    Contract.requireBound(kind.label(), amount, kind.lowest, kind.highest);
    if (kind == Kind.JPEG && amount != Math.rint(amount)) {
      throw new IllegalArgumentException(
          "expected jpeg from 1 to 100 in whole numbers, found " + amount);
    }
  }

  /**
   * Reads {@code NAME=AMOUNT} entries separated by commas.
   *
   * @throws IllegalArgumentException if an entry has another form, a name is unknown, or an amount
   *     is no number or not one its kind allows
   */
  public static List<Corruption> parse(String text) {
    List<Corruption> all = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      all.add(one(entry.strip()));
    }
    return List.copyOf(all);
  }

  private static Corruption one(String entry) {
    int equals = entry.indexOf('=');
    String name = equals < 0 ? "" : entry.substring(0, equals).strip();
    for (Kind kind : Kind.values()) {
      if (kind.label().equals(name)) {
        try {
          return new Corruption(kind, Double.parseDouble(entry.substring(equals + 1).strip()));
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(
              "expected a number after '=' as in brightness=1.1, found '" + entry + "'", e);
        }
      }
    }
    throw new IllegalArgumentException(
        "expected NAME=AMOUNT, names being "
            + String.join(", ", Arrays.stream(Kind.values()).map(Kind::label).toList())
            + ", found '"
            + entry
            + "'");
  }

  /**
   * Damages an image in place; results beyond 0 or 255 saturate.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes, channels interleaved
   * @param height rows
   * @param width columns
   * @param channels 1 (gray, which no tint changes) or 3 (red, green, blue)
   * @param random where noise falls
   * @throws IllegalArgumentException if {@code channels} is neither 1 nor 3 or the array has
   *     another length
   */
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    Contract.requireImage(pixels, height, width, channels);
    switch (kind) {
      case BRIGHTNESS -> ToneCurve.apply(pixels, amount, 0);
      case CONTRAST -> Contrast.scale(pixels, amount);
      case TINT -> tint(pixels, channels);
      case NOISE -> GaussianNoise.add(pixels, amount, random);
      case IMPULSE -> ImpulseNoise.strike(pixels, amount, random);
      case BLUR -> Blur.filter(pixels, height, width, channels, amount);
      case JPEG -> JpegCompression.compress(pixels, height, width, channels, (int) amount);
    }
  }

  private void tint(byte[] pixels, int channels) {
    if (channels == 1) {
      return;
    }
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = scaled(pixels[i], 1 + amount);
      pixels[i + 2] = scaled(pixels[i + 2], 1 - amount);
    }
  }

  private static byte scaled(byte value, double factor) {
    return ToneCurve.saturated((int) Math.floor((value & 0xff) * factor + 0.5));
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return Contract.text(kind.label(), amount);
  }
}
