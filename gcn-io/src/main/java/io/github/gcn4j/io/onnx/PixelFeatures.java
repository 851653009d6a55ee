package io.github.gcn4j.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.github.gcn4j.data.Preprocessing;
import java.util.Arrays;
import java.util.List;

/**
 * Node features of pixels from 0 to 1, as {@link io.github.gcn4j.data.NodeFeatures} documents them,
 * so that whoever runs the file has no preprocessing of his own but the size.
 */
final class PixelFeatures {
  private static final String NAME = OnnxGraph.OURS + "pixels.";
  private static final double FLOOR = 0.02;
  private static final double ASPECT = 0.866;
  private static final int WHITEST_PART = 20;
  private static final double DARKEST_WHITE = 0.05;
  private static final double LEAST_CONTRAST = 0.1;
  private static final double MASK_FROM = 0.25;
  private static final double MASK_SPAN = 0.35;
  private static final int WHOLE_DEGREE = 5;

  private final OnnxGraph graph;
  private final Preprocessing images;
  private final int height;
  private final int width;

  PixelFeatures(OnnxGraph graph, Preprocessing images) {
    this.graph = graph;
    this.images = images;
    this.height = images.height();
    this.width = images.width();
  }

  /**
   * The features.
   *
   * @param pixels name of {@code [N, channels, height, width]}
   * @return name of {@code [N, nodeFeatures, height, width]}
   */
  String of(String pixels) {
    return switch (images.features()) {
      case CHANNELS -> standardised(pixels);
      case STAIN -> stain(pixels);
    };
  }

  private String standardised(String pixels) {
    boolean unit =
        images.mean().stream().allMatch(mean -> mean == 0)
            && images.std().stream().allMatch(std -> std == 1);
    if (unit) {
      return pixels;
    }
    String centred = node("Sub", "centred", pixels, perChannel("mean", images.mean()));
    return node("Div", "features", centred, perChannel("std", images.std()));
  }

  private String perChannel(String name, List<Float> values) {
    float[] row = new float[values.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = values.get(i);
    }
    return graph.floats(NAME + name, row, 1, row.length, 1, 1);
  }

  private String stain(String pixels) {
    String median = median(pixels);
    String colours = standardisedByImage(colours(median));
    String all = with("Concat", "all", Attribute.integer("axis", 1), colours, nuclei(median));
    return node("Mul", "features", all, outsideCorner());
  }

  /** Of each pixel and its four neighbours; at a border the inner one counts twice. */
  private String median(String x) {
    String rows = padded("rows", x, height, 1, 0);
    String columns = padded("columns", x, width, 0, 1);
    String above = slice("above", rows, 2, 0, height);
    String below = slice("below", rows, 2, 2, height + 2);
    String before = slice("before", columns, 3, 0, width);
    String after = slice("after", columns, 3, 2, width + 2);
    String low =
        node("Max", "low", node("Min", "low.a", x, above), node("Min", "low.b", below, before));
    String high =
        node("Min", "high", node("Max", "high.a", x, above), node("Max", "high.b", below, before));
    // Without the lowest and the highest of four there are two left, and the fifth.
    String upper = node("Min", "upper", node("Max", "higher", low, high), after);
    return node("Max", "median", node("Min", "lower", low, high), upper);
  }

  private String padded(String name, String x, int side, int rows, int columns) {
    String pads = graph.row(NAME + name + ".pads", 0, 0, rows, columns, 0, 0, rows, columns);
    String mode = side > 1 ? "reflect" : "edge";
    return with("Pad", name, Attribute.text("mode", mode), x, pads);
  }

  private String slice(String name, String x, int axis, int from, int to) {
    return node(
        "Slice",
        name,
        x,
        graph.row(NAME + "from_" + from, from),
        graph.row(NAME + "to_" + to, to),
        graph.row(NAME + "axis_" + axis, axis));
  }

  /** Lightness and two chromas. */
  private String colours(String median) {
    String red = slice("red", median, 1, 0, 1);
    String green = slice("green", median, 1, 1, 2);
    String blue = slice("blue", median, 1, 2, 3);
    String light = node("Max", "lightness", red, green, blue);
    String two = graph.scalar(NAME + "two", 2);
    String floor = graph.scalar(NAME + "floor", FLOOR);
    String x =
        node(
            "Sub",
            "x.difference",
            node("Mul", "x.red", red, two),
            node("Add", "x.others", green, blue));
    String twice = node("Add", "x.scale", node("Mul", "x.lightness", light, two), floor);
    String y =
        node(
            "Mul",
            "y.difference",
            node("Sub", "y.blue", green, blue),
            graph.scalar(NAME + "aspect", ASPECT));
    return with(
        "Concat",
        "colours",
        Attribute.integer("axis", 1),
        light,
        node("Div", "x", x, twice),
        node("Div", "y", y, node("Add", "y.scale", light, floor)));
  }

  private String standardisedByImage(String x) {
    // Twice, as runtimes add in single precision: an image of one colour then is 0, as it ought to.
    String rough = with("ReduceMean", "mean.rough", Attribute.integers("axes", 2, 3), x);
    String near = node("Sub", "centred.rough", x, rough);
    String mean = with("ReduceMean", "mean", Attribute.integers("axes", 2, 3), near);
    String centred = node("Sub", "centred", near, mean);
    String squares = node("Mul", "squares", centred, centred);
    String sum = node("ReduceSum", "sum", squares, graph.row(NAME + "axes_2_3", 2, 3));
    double others = Math.max(1, (double) height * width - 1);
    String variance =
        node("Mul", "variance", sum, graph.scalar(NAME + "inverse_count", 1 / others));
    String floor = graph.scalar(NAME + "floor", FLOOR);
    String deviation = node("Add", "deviation", node("Sqrt", "root", variance), floor);
    return node("Div", "standardised", centred, deviation);
  }

  /** How much a pixel looks like a nucleus. */
  private String nuclei(String median) {
    String light =
        node("Max", "light", white(median), graph.scalar(NAME + "darkest", DARKEST_WHITE));
    String passed =
        node("Min", "passed", node("Div", "share", median, light), graph.scalar(NAME + "one", 1));
    String floor = graph.scalar(NAME + "floor", FLOOR);
    String logarithm = node("Log", "logarithm", node("Add", "transmitted", passed, floor));
    String difference =
        node(
            "Sub",
            "density",
            slice("red_logarithm", logarithm, 1, 0, 1),
            slice("green_logarithm", logarithm, 1, 1, 2));
    String averaged = node("Mul", "averaged", averaged(difference), outsideCorner());
    String most =
        node(
            "Max",
            "most",
            with("ReduceMax", "highest", Attribute.integers("axes", 2, 3), averaged),
            graph.scalar(NAME + "least", LEAST_CONTRAST));
    String above =
        node(
            "Sub",
            "mask.above",
            node("Div", "relative", averaged, most),
            graph.scalar(NAME + "mask_from", MASK_FROM));
    String span = node("Div", "mask.span", above, graph.scalar(NAME + "mask_span", MASK_SPAN));
    String positive = node("Relu", "mask.positive", span);
    return node("Min", "mask", positive, graph.scalar(NAME + "one", 1));
  }

  /** The lower end of the brightest twentieth of each channel: {@code [N, 3, 1, 1]}. */
  private String white(String median) {
    int count = Math.max(1, height * width / WHITEST_PART);
    String flat = node("Reshape", "flat", median, graph.row(NAME + "flat_shape", 0, 3, -1));
    String top = node("TopK", "brightest", flat, graph.row(NAME + "brightest_count", count));
    graph.addOutput(top, NAME + "brightest_places");
    String least = with("ReduceMin", "white.level", Attribute.integers("axes", 2), top);
    return node("Unsqueeze", "white", least, graph.row(NAME + "axis_3", 3));
  }

  /** Over neighbours, as a graph convolution does. */
  private String averaged(String x) {
    float[] scales = new float[height * width];
    for (int i = 0; i < scales.length; i++) {
      int row = i / width;
      int column = i % width;
      int borders =
          (row == 0 ? 1 : 0)
              + (row == height - 1 ? 1 : 0)
              + (column == 0 ? 1 : 0)
              + (column == width - 1 ? 1 : 0);
      scales[i] = (float) (1 / Math.sqrt(WHOLE_DEGREE - borders));
    }
    String scale = graph.floats(NAME + "scale", scales, 1, 1, height, width);
    float[] cross = {0, 1, 0, 1, 1, 1, 0, 1, 0};
    String received =
        graph.node(
            "Conv",
            NAME + "received",
            List.of(node("Mul", "sent", x, scale), graph.floats(NAME + "cross", cross, 1, 1, 3, 3)),
            Attribute.integers("kernel_shape", 3, 3),
            Attribute.integers("pads", 1, 1, 1, 1));
    return node("Mul", "received.scaled", received, scale);
  }

  /** 0 where microscopes print a scale bar, else 1: {@code [1, 1, height, width]}. */
  private String outsideCorner() {
    float[] outside = new float[height * width];
    Arrays.fill(outside, 1);
    for (int row = (int) ((7L * height + 7) / 8); row < height; row++) {
      Arrays.fill(outside, row * width + (int) ((3L * width + 3) / 4), (row + 1) * width, 0f);
    }
    return graph.floats(NAME + "outside_corner", outside, 1, 1, height, width);
  }

  private String node(String operator, String name, String... inputs) {
    return graph.node(operator, NAME + name, List.of(inputs));
  }

  private String with(String operator, String name, AttributeProto attribute, String... inputs) {
    return graph.node(operator, NAME + name, List.of(inputs), attribute);
  }
}
