package io.github.gcn4j.program;

import io.github.gcn4j.data.NodeFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Architectures known by name. */
public enum Preset {
  /**
   * Three graph convolutions 16, 32, 64 with ReLU, mean pool, linear: the reference system's model.
   */
  FLAT,
  /**
   * The accurate model for photographs, made to hold on stains it never saw: a {@link Pyramid} of
   * 8, 16, 32, 32 features at 96, 48, 24 and 12 pixels that reads outlines and texture beside
   * colour, normalises each image by itself, and reads out the nuclei beside the whole.
   */
  PYRAMID,
  /**
   * The accurate model for segmented pictures, whose colours stand for stain already: a {@link
   * Pyramid} of 16, 32, 64, 64 features that reads outlines and texture beside colour.
   */
  SEGMENTED;

  private static final List<Integer> STAINED_WIDTHS = List.of(8, 16, 32, 32);
  private static final List<Integer> PLAIN_WIDTHS = List.of(16, 32, 64, 64);
  private static final List<Integer> FLAT_WIDTHS = List.of(16, 32, 64);

  /**
   * The preset of this name, in any case.
   *
   * @throws IllegalArgumentException if there is none, listing those there are
   */
  public static Preset named(String name) {
    for (Preset preset : values()) {
      if (preset.label().equals(name.toLowerCase(Locale.ROOT))) {
        return preset;
      }
    }
    throw new IllegalArgumentException(
        "expected a preset of "
            + Arrays.stream(values()).map(Preset::label).toList()
            + ", found \""
            + name
            + "\"");
  }

  /** The name people write: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The program.
   *
   * @param inputFeatures features of each node: {@link #inputFeatures()}, or as many as the images
   *     have channels; then {@link #PYRAMID} knows no nuclei
   * @param classes logits
   */
  public Program program(int inputFeatures, int classes) {
    return switch (this) {
      case FLAT -> flat(inputFeatures, FLAT_WIDTHS, classes);
      // Of channels alone, whatever they are, none says how much a node counts.
      case PYRAMID ->
          new Pyramid(STAINED_WIDTHS, 2, true, inputFeatures == inputFeatures())
              .program(inputFeatures, classes);
      case SEGMENTED -> new Pyramid(PLAIN_WIDTHS, 4, false, false).program(inputFeatures, classes);
    };
  }

  /** Channels of the images it is meant for: 1, gray, or 3, red, green and blue. */
  public int channels() {
    return this == FLAT ? 1 : 3;
  }

  /** What it is meant to be told about a pixel. */
  public NodeFeatures features() {
    return this == PYRAMID ? NodeFeatures.STAIN : NodeFeatures.CHANNELS;
  }

  /** Features of each node of the images it is meant for. */
  public int inputFeatures() {
    return features().count(channels());
  }

  /**
   * The flat architecture with other widths: {@code conv1}, {@code conv2}, … with ReLU, mean pool,
   * {@code fc}.
   *
   * @param inputFeatures features of each node
   * @param widths features after each convolution
   * @param classes logits
   */
  public static Program flat(int inputFeatures, List<Integer> widths, int classes) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < widths.size(); i++) {
      layers.add(new GcnConv("conv" + (i + 1), widths.get(i)));
      layers.add(Layer.relu());
    }
    layers.add(Layer.pool(Readout.MEAN));
    layers.add(Layer.linear("fc", classes));
    return Program.sequential(inputFeatures, layers.toArray(Layer[]::new));
  }
}
