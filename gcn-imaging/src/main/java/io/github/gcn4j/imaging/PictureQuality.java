package io.github.gcn4j.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a picture is fit to be judged at all: whether it is in focus, lit, large enough and shows
 * anything. The limits were measured on pictures of blood smears, whole ones and ones with a black
 * mask over all but the nuclei (docs/picture-quality.md); a picture without a warning may still be
 * unfit.
 *
 * @param sharpness mean squared Laplacian over mean squared gradient of the gray values, with the
 *     shorter side shrunk to {@value #FOCUS_SIDE} pixels if it is longer: how much of what changes,
 *     changes from pixel to pixel. It does not depend on light or contrast; noise raises it. 0 if
 *     nothing changes.
 * @param contrast standard deviation of the gray values, in levels of 255
 * @param brightest 99.9th percentile of the pixels' largest channel, black ones (a mask) left out,
 *     0 to 255; 0 if all are black
 * @param burnt share of the pixels that are white in every channel, 0 to 1
 * @param warnings what is wrong, in the order of {@link Flaw}; empty if nothing is
 */
public record PictureQuality(
    double sharpness, double contrast, double brightest, double burnt, List<Warning> warnings) {

  private static final int FOCUS_SIDE = 224;
  private static final int BLACK = 10;
  private static final int WHITE = 250;
  private static final double BRIGHT_SHARE = 0.999;

  private static final double LEAST_SHARPNESS = 0.7;
  private static final double LEAST_CONTRAST = 1;
  private static final double LEAST_BRIGHTNESS = 100;
  private static final double MOST_BURNT = 0.5;

  /** What can be wrong with a picture. */
  public enum Flaw {
    /** Fewer pixels than the model looks at. */
    TOO_SMALL,
    /** Next to nothing to see; then nothing else is said of its light or focus. */
    NEARLY_UNIFORM,
    /** Nothing in it is bright. */
    TOO_DARK,
    /** Much of it is burnt out. */
    TOO_BRIGHT,
    /** No fine detail. */
    OUT_OF_FOCUS;

    /** As in JSON: {@code out_of_focus}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something wrong.
   *
   * @param flaw what
   * @param text a sentence: what was expected, what was found, what to do
   */
  public record Warning(Flaw flaw, String text) {}

  /** Copies the list. */
  public PictureQuality {
    warnings = List.copyOf(warnings);
  }

  /**
   * Looks at a picture.
   *
   * @param picture as decoded, before it is resized
   * @param wanted what a model will see of it
   */
  public static PictureQuality of(RasterImage picture, ImagePreparation wanted) {
    RasterImage gray = Grayscale.of(picture);
    double sharpness = sharpness(forFocus(gray));
    double contrast = deviation(gray.samples());
    Light light = Light.of(picture);
    List<Warning> warnings = new ArrayList<>();
    boolean tooSmall = picture.width() < wanted.width() || picture.height() < wanted.height();
    if (tooSmall) {
      warnings.add(
          warning(
              Flaw.TOO_SMALL,
              "at least %d×%d pixels, found %d×%d: take a larger picture",
              wanted.width(),
              wanted.height(),
              picture.width(),
              picture.height()));
    }
    if (contrast < LEAST_CONTRAST) {
      warnings.add(
          warning(
              Flaw.NEARLY_UNIFORM,
              "gray values that deviate by at least %.0f of 255, found %.1f: check that there is"
                  + " something in the picture",
              LEAST_CONTRAST,
              contrast));
    } else {
      warnings.addAll(light.warnings());
      // What was enlarged has no fine detail of its own, in focus or not.
      if (sharpness < LEAST_SHARPNESS && !tooSmall) {
        warnings.add(
            warning(
                Flaw.OUT_OF_FOCUS,
                "a sharpness of at least %.1f, found %.2f: focus and take it again",
                LEAST_SHARPNESS,
                sharpness));
      }
    }
    return new PictureQuality(sharpness, contrast, light.brightest(), light.burnt(), warnings);
  }

  /** The warnings as lines for people. */
  public List<String> texts() {
    return warnings.stream().map(Warning::text).toList();
  }

  private static Warning warning(Flaw flaw, String text, Object... figures) {
    String name = flaw.label().replace('_', ' ');
    return new Warning(flaw, name + ": expected " + String.format(Locale.ROOT, text, figures));
  }

  private static RasterImage forFocus(RasterImage gray) {
    int shorter = Math.min(gray.width(), gray.height());
    if (shorter <= FOCUS_SIDE) {
      return gray;
    }
    double scale = (double) FOCUS_SIDE / shorter;
    return PillowResize.bilinear(
        gray, (int) Math.round(gray.width() * scale), (int) Math.round(gray.height() * scale));
  }

  private static double sharpness(RasterImage gray) {
    byte[] values = gray.samples();
    int width = gray.width();
    long gradients = 0;
    long laplacians = 0;
    for (int y = 1; y < gray.height() - 1; y++) {
      for (int i = y * width + 1; i < (y + 1) * width - 1; i++) {
        int left = values[i - 1] & 0xff;
        int right = values[i + 1] & 0xff;
        int above = values[i - width] & 0xff;
        int below = values[i + width] & 0xff;
        int across = right - left;
        int down = below - above;
        int laplacian = left + right + above + below - 4 * (values[i] & 0xff);
        gradients += (long) across * across + (long) down * down;
        laplacians += (long) laplacian * laplacian;
      }
    }
    // Differences over two pixels are twice the gradient.
    return gradients == 0 ? 0 : 4.0 * laplacians / gradients;
  }

  private static double deviation(byte[] gray) {
    long sum = 0;
    long squares = 0;
    for (byte each : gray) {
      int value = each & 0xff;
      sum += value;
      squares += (long) value * value;
    }
    double mean = (double) sum / gray.length;
    return Math.sqrt(Math.max(0, (double) squares / gray.length - mean * mean));
  }

  /**
   * How a picture is lit.
   *
   * @param brightest as {@link PictureQuality#brightest}
   * @param burnt as {@link PictureQuality#burnt}
   */
  private record Light(double brightest, double burnt) {

    static Light of(RasterImage picture) {
      byte[] values = picture.samples();
      int[] counts = new int[256];
      int white = 0;
      for (int i = 0; i < values.length; i += picture.channels()) {
        int most = 0;
        int least = 255;
        for (int channel = 0; channel < picture.channels(); channel++) {
          int value = values[i + channel] & 0xff;
          most = Math.max(most, value);
          least = Math.min(least, value);
        }
        counts[most]++;
        white += least >= WHITE ? 1 : 0;
      }
      return new Light(percentile(counts), (double) white * picture.channels() / values.length);
    }

    private static int percentile(int[] counts) {
      int lit = 0;
      for (int level = BLACK + 1; level < counts.length; level++) {
        lit += counts[level];
      }
      int below = 0;
      for (int level = BLACK + 1; level < counts.length; level++) {
        below += counts[level];
        if (lit > 0 && below >= BRIGHT_SHARE * lit) {
          return level;
        }
      }
      return 0;
    }

    List<Warning> warnings() {
      List<Warning> warnings = new ArrayList<>();
      if (brightest < LEAST_BRIGHTNESS) {
        warnings.add(
            warning(
                Flaw.TOO_DARK,
                "bright parts of at least %.0f of 255, found %.0f: turn up the lamp or expose"
                    + " longer",
                LEAST_BRIGHTNESS,
                brightest));
      }
      if (burnt > MOST_BURNT) {
        warnings.add(
            warning(
                Flaw.TOO_BRIGHT,
                "at most %.0f %% of the pixels burnt out, found %.0f %%: turn down the lamp or"
                    + " expose more briefly",
                100 * MOST_BURNT,
                100 * burnt));
      }
      return warnings;
    }
  }
}
