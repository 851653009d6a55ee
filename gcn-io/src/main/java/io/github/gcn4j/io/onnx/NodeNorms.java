package io.github.gcn4j.io.onnx;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Step;
import java.util.List;

/** Normalisations of each graph by itself. */
record NodeNorms(OnnxGraph graph, NodeStatistics statistics) {

  /** (X − μ) / (σ + ε). */
  String standardised(String name, NodeValue x, double epsilon) {
    String rest = statistics.centred(name + ".rest", x);
    String variance = statistics.meanSquare(name + ".variance", rest);
    String deviation = graph.node("Sqrt", name + ".deviation", List.of(variance));
    String safe = graph.node("Add", name + ".safe", List.of(deviation, epsilon(epsilon)));
    return graph.node("Div", name, List.of(rest, safe));
  }

  /** With U = X − meanScale · μ, U / √(mean of U² + ε) · weight + bias. */
  String graphNorm(String name, NodeValue x, Step.GraphNorm step, Parameters parameters) {
    String constant = step.meanScale() + ".negative";
    float[] meanScale = parameters.get(step.meanScale());
    String rest = statistics.shifted(name + ".rest", x, constant, meanScale);
    String power = statistics.meanSquare(name + ".power", rest);
    String safe = graph.node("Add", name + ".safe", List.of(power, epsilon(step.epsilon())));
    String root = graph.node("Sqrt", name + ".root", List.of(safe));
    String gain = graph.node("Div", name + ".gain", List.of(row(step.weight(), parameters), root));
    String product = graph.node("Mul", name + ".product", List.of(rest, gain));
    return graph.node("Add", name, List.of(product, row(step.bias(), parameters)));
  }

  private String epsilon(double epsilon) {
    return graph.scalar("epsilon_" + epsilon, epsilon);
  }

  private String row(String name, Parameters parameters) {
    float[] values = parameters.get(name);
    return graph.parameter(name, values, 1, values.length, 1, 1);
  }
}
