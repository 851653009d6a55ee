package io.github.gcn4j.io.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Graph attention over a table of each node's neighbours, of grids as of other graphs.
 *
 * @param graph under construction
 * @param name of the result
 * @param heads that attend each by itself
 * @param width features of a head
 * @param slope of the leaky ReLU below zero
 */
record Attention(OnnxGraph graph, String name, long heads, long width, float slope) {
  /** Added to the scores of filling: its share of the softmax is 0. */
  private static final float NEVER = -1e30f;

  /**
   * Σ α(i, j) x(j).
   *
   * @param x of {@code heads * width} features
   * @param sourceAttention a constant {@code [1, heads, width]}
   * @param targetAttention a constant {@code [1, heads, width]}
   * @param table from where each node receives
   */
  String attend(NodeValue x, String sourceAttention, String targetAttention, NeighbourTable table) {
    Field field = x.field();
    String rows = graph.row("heads_%d_%d".formatted(heads, width), 0, heads, width, -1);
    String values = graph.node("Reshape", name + ".values", List.of(x.name(), rows));
    String sources =
        graph.integers(name + ".sources", table.sources(), table.depth(), table.rows());
    String share =
        share(
            scores(".source", values, sourceAttention),
            scores(".target", values, targetAttention),
            sources,
            table);
    String beside = graph.node("Unsqueeze", name + ".share", List.of(share, axis(2)));
    String sent =
        graph.node(
            "Gather", name + ".sent", List.of(values, sources), Attribute.integer("axis", 3));
    String weighted = graph.node("Mul", name + ".weighted", List.of(sent, beside));
    String sum =
        graph.node(
            "ReduceSum",
            name + ".sum",
            List.of(weighted, axis(3)),
            Attribute.integer("keepdims", 0));
    String shape =
        graph.row(
            "field_%d_%d".formatted(field.level(), heads * width),
            0,
            heads * width,
            field.height(),
            field.width());
    return graph.node("Reshape", name, List.of(sum, shape));
  }

  /** a · x of each head and node: {@code [N, heads, nodes]}. */
  private String scores(String suffix, String values, String attention) {
    String product =
        graph.node(
            "Mul",
            name + suffix + ".product",
            List.of(
                values,
                graph.node(
                    "Unsqueeze", name + suffix + ".attention", List.of(attention, axis(3)))));
    return graph.node(
        "ReduceSum", name + suffix, List.of(product, axis(2)), Attribute.integer("keepdims", 0));
  }

  /** α: {@code [N, heads, depth, nodes]}. */
  private String share(String source, String target, String sources, NeighbourTable table) {
    String sent =
        graph.node(
            "Gather",
            name + ".source.sent",
            List.of(source, sources),
            Attribute.integer("axis", 2));
    String own = graph.node("Unsqueeze", name + ".target.own", List.of(target, axis(2)));
    String sum = graph.node("Add", name + ".scores.sum", List.of(sent, own));
    String scores =
        graph.node("LeakyRelu", name + ".scores", List.of(sum), Attribute.real("alpha", slope));
    String masked = scores;
    if (hasRow(table, length -> length < table.depth())) {
      String mask = mask(".filling", table, 0, NEVER);
      masked = graph.node("Add", name + ".scores.masked", List.of(scores, mask));
    }
    String share =
        graph.node("Softmax", name + ".softmax", List.of(masked), Attribute.integer("axis", 2));
    if (!hasRow(table, length -> length == 0)) {
      return share;
    }
    // A node that nothing reaches receives nothing.
    String mask = mask(".reached", table, 1, 0);
    return graph.node("Mul", name + ".softmax.reached", List.of(share, mask));
  }

  private static boolean hasRow(NeighbourTable table, IntPredicate condition) {
    return Arrays.stream(table.lengths()).anyMatch(condition);
  }

  private String mask(String suffix, NeighbourTable table, float entry, float filling) {
    float[] mask = new float[table.sources().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i / table.rows() < table.lengths()[i % table.rows()] ? entry : filling;
    }
    return graph.floats(name + suffix, mask, table.depth(), table.rows());
  }

  private String axis(int axis) {
    return graph.row("axis_" + axis, axis);
  }
}
