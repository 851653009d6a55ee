package io.github.gcn4j.data;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * From an image's bytes to the features of a grid graph: {@code (byte / 255 − mean) / std}, channel
 * by channel. Part of every model, so that it sees in use what it saw in training.
 *
 * @param height rows images are resized to
 * @param width columns images are resized to
 * @param channels 1 (gray) or 3 (red, green, blue): features of each node
 * @param connectivity which pixels are neighbours
 * @param mean {@code [channels]}, on the scale 0 to 1
 * @param std {@code [channels]}, on the scale 0 to 1, above 0
 */
public record Preprocessing(
    int height,
    int width,
    int channels,
    Connectivity connectivity,
    List<Float> mean,
    List<Float> std) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a side is not positive, channels is neither 1 nor 3, or
   *     mean and std are not one finite value for each channel with std above 0
   */
  public Preprocessing {
    Objects.requireNonNull(connectivity, "connectivity");
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    boolean countable = (long) height * width <= Integer.MAX_VALUE / 3;
    if (height < 1 || width < 1 || !countable || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException(
          "expected positive sides of at most 715827882 pixels and 1 or 3 channels, found "
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
  }

  /** Bytes divided by 255 and nothing else, on a four-neighbour grid. */
  public static Preprocessing unit(int height, int width, int channels) {
    return new Preprocessing(
        height,
        width,
        channels,
        Connectivity.FOUR,
        Collections.nCopies(channels, 0f),
        Collections.nCopies(channels, 1f));
  }

  /** The graph every image becomes. */
  public Graph graph() {
    return new Grid(height, width, connectivity);
  }

  /** Values of one image: {@code height * width * channels}. */
  public int length() {
    return height * width * channels;
  }

  /**
   * Converts one image.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @param out receives {@code [nodes, channels]} from {@code offset}
   * @throws IllegalArgumentException if the image has another number of bytes
   */
  public void apply(byte[] pixels, float[] out, int offset) {
    if (pixels.length != length()) {
      throw new IllegalArgumentException(
          "expected "
              + length()
              + " pixel values ("
              + height
              + "×"
              + width
              + "×"
              + channels
              + "), found "
              + pixels.length);
    }
    for (int c = 0; c < channels; c++) {
      float m = mean.get(c);
      float s = std.get(c);
      for (int i = c; i < pixels.length; i += channels) {
        out[offset + i] = ((pixels[i] & 0xff) / 255f - m) / s;
      }
    }
  }
}
