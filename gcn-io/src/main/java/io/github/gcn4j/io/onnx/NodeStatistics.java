package io.github.gcn4j.io.onnx;

import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.List;

/** Sums nodes up, feature by feature: readouts, and what normalisations measure. */
record NodeStatistics(OnnxGraph graph) {

  /** {@code [N, features, 1, 1]}. */
  String mean(String name, String x) {
    return graph.node("GlobalAveragePool", name, List.of(x));
  }

  /** {@code [N, features, 1, 1]}: the mean of the squares. */
  String meanSquare(String name, String x) {
    return mean(name, graph.node("Mul", name + ".square", List.of(x, x)));
  }

  /** x − μ. */
  String centred(String name, NodeValue x) {
    float[] ones = new float[x.features()];
    Arrays.fill(ones, 1f);
    return shifted(name, x, "minus_ones_" + ones.length, ones);
  }

  /**
   * x − share · μ.
   *
   * @param constant a name for the negative shares
   * @param share {@code [features]}
   */
  String shifted(String name, NodeValue x, String constant, float[] share) {
    float[] negative = new float[share.length];
    for (int i = 0; i < negative.length; i++) {
      negative[i] = -share[i];
    }
    String kernel = graph.floats(constant, negative, negative.length, 1, 1, 1);
    String shift =
        graph.node(
            "Conv",
            name + ".shift",
            List.of(mean(name + ".mean", x.name()), kernel),
            Attribute.integers("kernel_shape", 1, 1),
            Attribute.integer("group", x.features()));
    return graph.node("Add", name, List.of(x.name(), x.inBlocks() ? spread(shift, x) : shift));
  }

  /** The one pixel of a {@code [N, features, 1, 1]} on every node of x. */
  private String spread(String shift, NodeValue x) {
    Field field = x.field();
    float[] factors = {1, 1, field.height(), field.width()};
    return graph.node(
        "Resize",
        shift + ".spread",
        List.of(shift, "", graph.floats("size_" + field.level(), factors, factors.length)),
        Attribute.text("mode", "nearest"),
        Attribute.text("coordinate_transformation_mode", "asymmetric"),
        Attribute.text("nearest_mode", "floor"));
  }

  /** {@code [N, features]}. */
  String readout(Readout readout, String name, NodeValue x) {
    return switch (readout) {
      case MEAN -> graph.node("Flatten", name, List.of(mean(name + ".mean", x.name())));
      case MAX -> {
        String most = graph.node("GlobalMaxPool", name + ".most", List.of(x.name()));
        yield graph.node("Flatten", name, List.of(most));
      }
      case SUM -> {
        String axes = graph.row("axes_2_3", 2, 3);
        String sum = graph.node("ReduceSum", name + ".sum", List.of(x.name(), axes));
        yield graph.node("Flatten", name, List.of(sum));
      }
      case STD -> deviation(name, x);
    };
  }

  /** From the differences to the mean: the mean of the squares less its square would cancel. */
  private String deviation(String name, NodeValue x) {
    return root(name, meanSquare(name + ".variance", centred(name + ".rest", x)));
  }

  /** {@code [N, features]}: standard deviations from variances. */
  String root(String name, String variance) {
    String row = graph.node("Flatten", name + ".row", List.of(variance));
    String smallest = graph.scalar("smallest_variance", Readout.SMALLEST_VARIANCE);
    String some = graph.node("Greater", name + ".some", List.of(row, smallest));
    String root = graph.node("Sqrt", name + ".root", List.of(row));
    return graph.node("Where", name, List.of(some, root, graph.scalar("zero", 0)));
  }

  /** {@code [N, features]}: the mean of x weighted by the softmax of the gate. */
  String attention(String name, NodeValue x, NodeValue gate) {
    String share =
        graph.node(
            "Softmax",
            name + ".share",
            List.of(rows(name + ".gate", gate)),
            Attribute.integer("axis", 2));
    String mean =
        graph.node("MatMul", name + ".mean", List.of(rows(name + ".x", x), column(name, share)));
    return graph.node("Flatten", name, List.of(mean));
  }

  /** {@code [N, nodes, 1]} from {@code [N, 1, nodes]}. */
  String column(String name, String row) {
    return graph.node(
        "Transpose", name + ".column", List.of(row), Attribute.integers("perm", 0, 2, 1));
  }

  /** {@code [N, features, nodes]}. */
  String rows(String name, NodeValue x) {
    String shape = graph.row("rows_" + x.features(), 0, x.features(), -1);
    return graph.node("Reshape", name, List.of(x.name(), shape));
  }
}
