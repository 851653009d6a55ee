package io.github.gcn4j.io.onnx;

import io.github.gcn4j.program.Readout;
import java.util.List;

/**
 * Readouts of nodes that count as much as their weights say.
 *
 * @param statistics sums them up
 * @param x {@code [N, features, nodes]}: what is read out
 * @param column {@code [N, nodes, 1]}: what part of its graph's weight each node has
 * @param mean {@code [N, features, 1]}
 */
record WeightedNodes(NodeStatistics statistics, String x, String column, String mean) {

  static WeightedNodes of(NodeStatistics statistics, String name, NodeValue x, NodeValue weights) {
    OnnxGraph graph = statistics.graph();
    String rows = statistics.rows(name + ".weights", weights);
    String total = graph.node("ReduceSum", name + ".total", List.of(rows, graph.row("axis_2", 2)));
    String nothing =
        graph.node("Equal", name + ".nothing", List.of(total, graph.scalar("zero", 0)));
    // Where there is no weight, 0 / 1.
    String safe =
        graph.node("Where", name + ".safe", List.of(nothing, graph.scalar("one", 1), total));
    String share = graph.node("Div", name + ".share", List.of(rows, safe));
    String column = statistics.column(name, share);
    String values = statistics.rows(name + ".x", x);
    String mean = graph.node("MatMul", name + ".mean", List.of(values, column));
    return new WeightedNodes(statistics, values, column, mean);
  }

  /** {@code [N, features]}. */
  String readout(Readout readout, String name) {
    return switch (readout) {
      case MEAN -> statistics.graph().node("Flatten", name, List.of(mean));
      case STD -> deviation(name);
      case MAX, SUM -> throw new IllegalStateException("checked by the step: " + readout);
    };
  }

  private String deviation(String name) {
    OnnxGraph graph = statistics.graph();
    String apart = graph.node("Sub", name + ".rest", List.of(x, mean));
    String square = graph.node("Mul", name + ".square", List.of(apart, apart));
    String variance = graph.node("MatMul", name + ".variance", List.of(square, column));
    return statistics.root(name, variance);
  }
}
