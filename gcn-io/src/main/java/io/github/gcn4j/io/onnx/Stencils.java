package io.github.gcn4j.io.onnx;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.graph.Stencil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Propagation along a grid: a depthwise 3×3 convolution with the pattern of the neighbours, each
 * pixel's features multiplied by a factor of its degree before and after. The factors are a
 * constant {@code [1, 1, height, width]}; for features in blocks (see {@link NodeValue}) a 1×1
 * convolution of ones spreads it to their shape, which makes the flat model almost twice as fast.
 */
final class Stencils {
  private static final int TAPS = 9;
  private static final int CENTRE = 4;

  private final OnnxGraph graph;
  private final List<String> spread = new ArrayList<>();

  Stencils(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * S x.
   *
   * @param name of the result
   * @param x on the grid
   * @param adjacency which S
   */
  String propagate(String name, NodeValue x, Grid grid, Adjacency adjacency) {
    Stencil stencil = new Stencil(grid.height(), grid.width(), grid.connectivity(), adjacency);
    boolean before = isScaledBefore(adjacency);
    boolean after = adjacency.normalization() != Normalization.NONE;
    String scale = after ? scale(stencil, x) : "";
    String sent = before ? graph.node("Mul", name + ".sent", List.of(x.name(), scale)) : x.name();
    String received =
        graph.node(
            "Conv",
            after ? name + ".received" : name,
            List.of(sent, kernel(stencil, x.features())),
            Attribute.integers("kernel_shape", 3, 3),
            Attribute.integers("pads", 1, 1, 1, 1),
            Attribute.integer("group", x.features()));
    return after ? graph.node("Mul", name, List.of(received, scale)) : received;
  }

  private static boolean isScaledBefore(Adjacency adjacency) {
    return switch (adjacency.normalization()) {
      case SYMMETRIC, SCALED_LAPLACIAN -> true;
      case RANDOM_WALK, NONE -> false;
    };
  }

  /** The pattern, once for each feature; a Laplacian's sign is in it, not in the factors. */
  private String kernel(Stencil stencil, int features) {
    Adjacency adjacency = stencil.adjacency();
    float sign = adjacency.normalization() == Normalization.SCALED_LAPLACIAN ? -1 : 1;
    float[] taps = new float[TAPS * features];
    for (int i = 0; i < taps.length; i++) {
      int tap = i % TAPS;
      boolean diagonal = tap % 2 == 0 && tap != CENTRE;
      boolean neighbour = !diagonal || stencil.connectivity() == Connectivity.EIGHT;
      taps[i] = tap == CENTRE ? stencil.selfWeight() : neighbour ? sign : 0;
    }
    String name = "pattern_%d_%s".formatted(features, recipe(adjacency));
    return graph.floats(name, taps, features, 1, 3, 3);
  }

  /** What each pixel's features are multiplied by: {@code [1, 1, h, w]} or {@code [N, f, h, w]}. */
  private String scale(Stencil stencil, NodeValue x) {
    String name = "scale_%d_%s".formatted(x.field().level(), recipe(stencil.adjacency()));
    int height = stencil.height();
    int width = stencil.width();
    float[] factors = new float[stencil.nodes()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = Math.abs(stencil.targetScale(i / width, i % width));
    }
    String scale = graph.floats(name, factors, 1, 1, height, width);
    if (!x.inBlocks()) {
      return scale;
    }
    String signals = once(scale + ".signals", signal -> spreadOverSignals(signal, scale, stencil));
    return once(
        scale + ".features_" + x.features(), map -> spreadOverFeatures(map, signals, x.features()));
  }

  private void spreadOverSignals(String name, String scale, Stencil stencil) {
    String shape = OnnxGraph.OURS + "signals";
    once(
        shape,
        row -> {
          String all = graph.node("Shape", OnnxGraph.OURS + "shape", List.of(ProgramExport.INPUT));
          String first = graph.row("axis_0", 0);
          String batch = graph.node("Gather", OnnxGraph.OURS + "batch", List.of(all, first));
          graph.node(
              "Concat",
              row,
              List.of(batch, graph.row("ones_3", 1, 1, 1)),
              Attribute.integer("axis", 0));
        });
    graph.node("Expand", name, List.of(scale, shape));
    graph.shape(name, 1, stencil.height(), stencil.width());
  }

  private void spreadOverFeatures(String name, String signals, int features) {
    float[] ones = new float[features];
    Arrays.fill(ones, 1f);
    String kernel = graph.floats("ones_" + ones.length, ones, ones.length, 1, 1, 1);
    graph.node("Conv", name, List.of(signals, kernel), Attribute.integers("kernel_shape", 1, 1));
  }

  /** Writes what defines a value unless that was done. */
  private String once(String name, Consumer<String> definition) {
    if (!spread.contains(name)) {
      definition.accept(name);
      spread.add(name);
    }
    return name;
  }

  private static String recipe(Adjacency adjacency) {
    return adjacency.normalization().name().toLowerCase(Locale.ROOT) + "_" + adjacency.selfLoops();
  }
}
