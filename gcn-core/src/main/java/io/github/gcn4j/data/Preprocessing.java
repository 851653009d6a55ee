package io.github.gcn4j.data;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * From an image's bytes to the features of a grid graph, a node for each pixel. Part of every
 * model, so that it sees in use what it saw in training.
 *
 * @param height rows images are resized to
 * @param width columns images are resized to
 * @param channels of the images: 1 (gray) or 3 (red, green, blue)
 * @param connectivity which pixels are neighbours
 * @param mean {@code [channels]}, on the scale 0 to 1
 * @param std {@code [channels]}, on the scale 0 to 1, above 0
 * @param features what is made of a pixel
 */
public record Preprocessing(
    int height,
    int width,
    int channels,
    Connectivity connectivity,
    List<Float> mean,
    List<Float> std,
    NodeFeatures features) {
  private static final int MOST_FEATURES = 4;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a side is not positive, channels is neither 1 nor 3, mean
   *     and std are not one finite value for each channel with std above 0, or {@link
   *     NodeFeatures#STAIN} is asked of gray images or with a mean or std, which it has no use for
   */
  public Preprocessing {
    Objects.requireNonNull(connectivity, "connectivity");
    Objects.requireNonNull(features, "features");
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    boolean countable = (long) height * width <= Integer.MAX_VALUE / MOST_FEATURES;
    if (height < 1 || width < 1 || !countable || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException(
          "expected positive sides of at most 536870911 pixels and 1 or 3 channels, found "
              + height
              + "×"
              + width
              + "×"
              + channels);
    }
    if (mean.size() != channels || std.size() != channels) {
      throw new IllegalArgumentException(
          "expected a mean and a std for each of "
              + channels
              + " channels, found "
              + mean
              + " and "
              + std);
    }
    for (int c = 0; c < channels; c++) {
      if (!Float.isFinite(mean.get(c)) || !Float.isFinite(std.get(c)) || std.get(c) <= 0) {
        throw new IllegalArgumentException(
            "expected finite means and positive stds, found " + mean + " and " + std);
      }
    }
    if (features == NodeFeatures.STAIN) {
      requireStain(channels, mean, std);
    }
  }

  /**
   * The channels as they are, standardised.
   *
   * @throws IllegalArgumentException as the canonical constructor
   */
  public Preprocessing(
      int height,
      int width,
      int channels,
      Connectivity connectivity,
      List<Float> mean,
      List<Float> std) {
    this(height, width, channels, connectivity, mean, std, NodeFeatures.CHANNELS);
  }

  private static void requireStain(int channels, List<Float> mean, List<Float> std) {
    if (channels != 3) {
      throw new IllegalArgumentException(
          "expected images of 3 channels for stain features, found " + channels);
    }
    if (!mean.equals(Collections.nCopies(3, 0f)) || !std.equals(Collections.nCopies(3, 1f))) {
      throw new IllegalArgumentException(
          "expected mean 0 and std 1 for stain features, found " + mean + " and " + std);
    }
  }

  /** Bytes divided by 255 and nothing else, on a four-neighbour grid. */
  public static Preprocessing unit(int height, int width, int channels) {
    return of(height, width, channels, NodeFeatures.CHANNELS);
  }

  /** {@link NodeFeatures#STAIN} of colour images, on a four-neighbour grid. */
  public static Preprocessing stain(int height, int width) {
    return of(height, width, 3, NodeFeatures.STAIN);
  }

  /** Features of pixel values from 0 to 1, on a four-neighbour grid. */
  public static Preprocessing of(int height, int width, int channels, NodeFeatures features) {
    return new Preprocessing(
        height,
        width,
        channels,
        Connectivity.FOUR,
        Collections.nCopies(channels, 0f),
        Collections.nCopies(channels, 1f),
        features);
  }

  /** The graph every image becomes. */
  public Graph graph() {
    return new Grid(height, width, connectivity);
  }

  /** Features of each node. */
  public int nodeFeatures() {
    return features.count(channels);
  }

  /** Values of one image's signal: {@code height * width * nodeFeatures}. */
  public int length() {
    return height * width * nodeFeatures();
  }

  /**
   * Converts one image.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @param out receives {@code [nodes, nodeFeatures]} from {@code offset}
   * @throws IllegalArgumentException if the image has another number of bytes
   */
  public void apply(byte[] pixels, float[] out, int offset) {
    int expected = height * width * channels;
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "expected "
              + expected
              + " pixel values ("
              + height
              + "×"
              + width
              + "×"
              + channels
              + "), found "
              + pixels.length);
    }
    switch (features) {
      case CHANNELS -> standardise(pixels, out, offset);
      case STAIN -> new StainFeatures(height, width).write(pixels, out, offset);
    }
  }

  private void standardise(byte[] pixels, float[] out, int offset) {
    for (int c = 0; c < channels; c++) {
      float m = mean.get(c);
      float s = std.get(c);
      for (int i = c; i < pixels.length; i += channels) {
        out[offset + i] = ((pixels[i] & 0xff) / 255f - m) / s;
      }
    }
  }
}
