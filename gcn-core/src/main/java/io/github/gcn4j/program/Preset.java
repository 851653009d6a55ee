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
  FLAT,
  /**
   * A pyramid of grids: at 96, 48, 24 and 12 pixels, a graph convolution of 16, 32, 64, 64 features
   * with batch normalisation and ReLU; mean, maximum and standard deviation of every level side by
   * side, batch normalisation, dropout, linear.
   */
  PYRAMID;

  private static final List<Integer> PYRAMID_WIDTHS = List.of(16, 32, 64, 64);
  private static final double PYRAMID_DROPOUT = 0.2;
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
    return switch (this) {
      case FLAT -> flat(channels, FLAT_WIDTHS, classes);
      case PYRAMID -> pyramid(channels, PYRAMID_WIDTHS, classes);
    };
  }

  /** Channels of the images it is meant for: 1, gray, or 3, red, green and blue. */
  public int channels() {
    return this == FLAT ? 1 : 3;
  }

  /**
   * The pyramid architecture with other widths, one for each level; the grid has half as many rows
   * and columns at each further level. Parameters {@code level1.conv.lin.weight}, {@code
   * level1.norm.weight} …, {@code norm.weight} …, {@code fc.weight} ….
   *
   * @param channels features of each node
   * @param widths features of each level
   * @param classes logits
   */
  public static Program pyramid(int channels, List<Integer> widths, int classes) {
    ProgramBuilder builder = new ProgramBuilder(channels);
    List<Integer> pooled = new ArrayList<>();
    int value = 0;
    for (int level = 1; level <= widths.size(); level++) {
      if (level > 1) {
        value = Layer.coarsen().emit(builder, value);
      }
      String name = "level" + level;
      Layer convolution =
          Layer.chain(
              GcnConv.withoutBias(name + ".conv", widths.get(level - 1)),
              new BatchNorm(name + ".norm"),
              Layer.relu());
      value = convolution.emit(builder, value);
      pooled.add(Layer.pool(Readout.MEAN, Readout.MAX, Readout.STD).emit(builder, value));
    }
    Layer head =
        Layer.chain(
            new BatchNorm("norm"), Layer.dropout(PYRAMID_DROPOUT), Layer.linear("fc", classes));
    head.emit(builder, builder.step(new Step.Concat(pooled)));
    return builder.build();
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
