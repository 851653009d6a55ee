package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.NodeFeatures;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Connectivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a model sees of pixel values. */
public enum Standardisation {
  /** Nothing: values from 0 to 1. */
  NONE,
  /**
   * Of each channel its mean over all pixels of the training images is subtracted, and what is left
   * divided by its standard deviation over them. Both are measured once and kept in the model.
   */
  CHANNELS,
  /**
   * Lightness, chroma and a nuclear mask instead of the channels, standardised image by image:
   * {@link NodeFeatures#STAIN}. For colour images.
   */
  STAIN;

  private static final double SCALE = 255;

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException if there is none, listing those there are
   */
  public static Standardisation named(String name) {
    for (Standardisation one : values()) {
      if (one.label().equals(name)) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "expected one of "
            + Arrays.stream(values()).map(Standardisation::label).toList()
            + ", found '"
            + name
            + "'");
  }

  /** The name people write: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The preprocessing for images like these, on a four-neighbour grid. Sums are of whole numbers,
   * so that the order of the images does not matter.
   *
   * @param training the images that are learnt from; at least one
   * @throws IllegalArgumentException if there is no image to measure
   */
  public Preprocessing preprocessing(ImageSet training) {
    if (this == NONE) {
      return Preprocessing.unit(training.height(), training.width(), training.channels());
    }
    if (this == STAIN) {
      return Preprocessing.stain(training.height(), training.width());
    }
    if (training.size() == 0) {
      throw new IllegalArgumentException("expected images to measure, found none");
    }
    List<Float> means = new ArrayList<>();
    List<Float> deviations = new ArrayList<>();
    double pixels = (double) training.size() * training.height() * training.width();
    for (int channel = 0; channel < training.channels(); channel++) {
      long sum = 0;
      long squares = 0;
      for (LabelledImage image : training.images()) {
        byte[] values = image.pixels();
        for (int i = channel; i < values.length; i += training.channels()) {
          int value = values[i] & 0xff;
          sum += value;
          squares += (long) value * value;
        }
      }
      double mean = sum / pixels;
      double variance = squares / pixels - mean * mean;
      means.add((float) (mean / SCALE));
      // A channel that never changes says nothing, and must not become infinite.
      deviations.add(variance > 0 ? (float) (Math.sqrt(variance) / SCALE) : 1f);
    }
    return new Preprocessing(
        training.height(),
        training.width(),
        training.channels(),
        Connectivity.FOUR,
        means,
        deviations);
  }
}
