package io.github.gcn4j.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Architectures known by name. */
public enum Preset {
  /**
   * Three graph convolutions 16, 32, 64 with ReLU, mean pool, linear: the reference system's model.
   */
  FLAT;

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
   * The program for images of so many channels and classes.
   *
   * @param channels features of each node
   * @param classes logits
   */
  public Program program(int channels, int classes) {
    return flat(channels, FLAT_WIDTHS, classes);
  }

  /**
   * The flat architecture with other widths: {@code conv1}, {@code conv2}, … with ReLU, mean pool,
   * {@code fc}.
   *
   * @param channels features of each node
   * @param widths features after each convolution
   * @param classes logits
   */
  public static Program flat(int channels, List<Integer> widths, int classes) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < widths.size(); i++) {
      layers.add(new GcnConv("conv" + (i + 1), widths.get(i)));
      layers.add(Layer.relu());
    }
    layers.add(Layer.pool(Readout.MEAN));
    layers.add(Layer.linear("fc", classes));
    return Program.sequential(channels, layers.toArray(Layer[]::new));
  }
}
