package io.github.gcn4j.io.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType;
import io.github.gcn4j.program.ValueType.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes a program step by step. Node values are {@code [N, features, height, width]} (see {@link
 * Field}), so that a linear map is a 1×1 convolution; graph values are {@code [N, features]}.
 */
final class ProgramExport implements Step.Visitor<String> {
  static final String INPUT = "input";
  static final String LOGITS = "logits";
  static final String PROBABILITIES = "probabilities";

  private final Program program;
  private final Parameters parameters;
  private final List<Field> fields = new ArrayList<>();
  private final OnnxGraph graph = new OnnxGraph();
  private final NodeStatistics statistics = new NodeStatistics(graph);
  private final NodeNorms norms = new NodeNorms(graph, statistics);
  private final Neighbours neighbours = new Neighbours(graph);
  private final Stencils stencils = new Stencils(graph);
  private final List<String> values = new ArrayList<>();
  private final int[] readers;
  private final Optional<Preprocessing> pixels;

  /** Of a program that takes features of nodes. */
  ProgramExport(Program program, Parameters parameters, Graph domain) {
    this(program, parameters, domain, Optional.empty());
  }

  /** Of a model, which takes pixels from 0 to 1. */
  ProgramExport(Model model) {
    this(
        model.program(),
        model.parameters(),
        model.preprocessing().graph(),
        Optional.of(model.preprocessing()));
  }

  private ProgramExport(
      Program program, Parameters parameters, Graph domain, Optional<Preprocessing> pixels) {
    this.program = program;
    this.pixels = pixels;
    this.parameters = parameters;
    fields.add(Field.of(domain, 0));
    parameters.names().forEach(ProgramExport::requireNoOther);
    readers = new int[program.output() + 1];
    for (Step step : program.steps()) {
      step.inputs().forEach(value -> readers[value]++);
    }
  }

  private static void requireNoOther(String parameter) {
    if (parameter.startsWith(OnnxGraph.OURS)
        || List.of(INPUT, LOGITS, PROBABILITIES).contains(parameter)) {
      throw new IllegalArgumentException(
          "expected parameters not named input, logits, probabilities or /…, found "
              + parameter
              + ": rename it");
    }
  }

  /**
   * Writes all steps.
   *
   * @param temperature logits are divided by it before the softmax
   */
  GraphProto run(double temperature) {
    values.add(input());
    for (Step step : program.steps()) {
      values.add(export(step));
    }
    graph.rename(values.get(program.output()), LOGITS);
    String scaled = LOGITS;
    if (temperature != 1) {
      String inverse = graph.scalar("inverse_temperature", 1 / temperature);
      scaled = graph.node("Mul", OnnxGraph.OURS + "calibrated", List.of(LOGITS, inverse));
    }
    graph.node("Softmax", PROBABILITIES, List.of(scaled), Attribute.integer("axis", 1));
    GraphProto.Builder built = graph.build();
    Field field = fields.get(0);
    int features = pixels.map(Preprocessing::channels).orElse(program.inputFeatures());
    built.addInput(
        field.graph() instanceof Grid
            ? OnnxGraph.batched(INPUT, features, field.height(), field.width())
            : OnnxGraph.batched(INPUT, features, field.width()));
    built.addOutput(OnnxGraph.batched(LOGITS, program.outputFeatures()));
    built.addOutput(OnnxGraph.batched(PROBABILITIES, program.outputFeatures()));
    return built.build();
  }

  private String export(Step step) {
    try {
      return step.accept(this);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "step %d, %s: %s"
              .formatted(values.size(), step.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  private String input() {
    if (fields.get(0).graph() instanceof Grid) {
      return pixels.map(images -> new PixelFeatures(graph, images).of(INPUT)).orElse(INPUT);
    }
    return graph.node(
        "Unsqueeze", OnnxGraph.OURS + "value_0", List.of(INPUT, graph.row("axis_2", 2)));
  }

  @Override
  public String linear(Step.Linear step) {
    ValueType in = type(step.input());
    long out = type(values.size()).features();
    float[] weight = parameters.get(step.weight());
    String x = value(step.input());
    if (in.level() == Level.GRAPH) {
      String matrix = graph.parameter(step.weight(), weight, out, in.features());
      return graph.node("Gemm", name(), List.of(x, matrix), Attribute.integer("transB", 1));
    }
    String kernel = graph.parameter(step.weight(), weight, out, in.features(), 1, 1);
    return graph.node("Conv", name(), List.of(x, kernel), Attribute.integers("kernel_shape", 1, 1));
  }

  @Override
  public String bias(Step.Bias step) {
    float[] bias = parameters.get(step.bias());
    boolean afterLinear =
        step.input() > 0
            && program.steps().get(step.input() - 1) instanceof Step.Linear
            && readers[step.input()] == 1;
    if (afterLinear) {
      graph.addInput(value(step.input()), graph.parameter(step.bias(), bias, bias.length));
      return value(step.input());
    }
    String row =
        type(step.input()).level() == Level.GRAPH
            ? graph.parameter(step.bias(), bias, 1, bias.length)
            : graph.parameter(step.bias(), bias, 1, bias.length, 1, 1);
    return graph.node("Add", name(), List.of(value(step.input()), row));
  }

  @Override
  public String propagate(Step.Propagate step) {
    NodeValue x = nodes(step.input());
    return x.field().graph() instanceof Grid grid
        ? stencils.propagate(name(), x, grid, step.adjacency())
        : neighbours.propagate(name(), x, step.adjacency());
  }

  @Override
  public String activate(Step.Activate step) {
    List<String> x = List.of(value(step.input()));
    return switch (step.function()) {
      case RELU -> graph.node("Relu", name(), x);
      case LEAKY_RELU -> {
        // The slope as the derivative tells it, so that it stands in one place.
        float slope = Activation.LEAKY_RELU.derivative(-1);
        yield graph.node("LeakyRelu", name(), x, Attribute.real("alpha", slope));
      }
      case ELU -> graph.node("Elu", name(), x, Attribute.real("alpha", 1));
      case TANH -> graph.node("Tanh", name(), x);
      case SIGMOID -> graph.node("Sigmoid", name(), x);
    };
  }

  @Override
  public String dropout(Step.Dropout step) {
    return value(step.input());
  }

  @Override
  public String combine(Step.Combine step) {
    String left = scaled(step.left(), step.leftFactor(), name() + ".left");
    String right = scaled(step.right(), step.rightFactor(), name() + ".right");
    return graph.node("Add", name(), List.of(left, right));
  }

  private String scaled(int value, float factor, String name) {
    if (factor == 1) {
      return value(value);
    }
    return graph.node("Mul", name, List.of(value(value), graph.scalar("factor_" + factor, factor)));
  }

  @Override
  public String scale(Step.Scale step) {
    String factor = graph.parameter(step.factor(), parameters.get(step.factor()));
    return graph.node("Mul", name(), List.of(value(step.input()), factor));
  }

  @Override
  public String batchNorm(Step.BatchNorm step) {
    List<String> inputs = new ArrayList<>(List.of(value(step.input())));
    for (String name : step.parameters()) {
      float[] values = parameters.get(name);
      inputs.add(graph.parameter(name, values, values.length));
    }
    return graph.node(
        "BatchNormalization", name(), inputs, Attribute.real("epsilon", step.epsilon()));
  }

  @Override
  public String graphNorm(Step.GraphNorm step) {
    return norms.graphNorm(name(), nodes(step.input()), step, parameters);
  }

  @Override
  public String standardise(Step.Standardise step) {
    return norms.standardised(name(), nodes(step.input()), step.epsilon());
  }

  @Override
  public String concat(Step.Concat step) {
    List<String> inputs = step.inputs().stream().map(this::value).toList();
    return graph.node("Concat", name(), inputs, Attribute.integer("axis", 1));
  }

  @Override
  public String select(Step.Select step) {
    String from = graph.row("row_" + step.from(), step.from());
    long end = step.from() + (long) step.count();
    String to = graph.row("row_" + end, end);
    return graph.node(
        "Slice", name(), List.of(value(step.input()), from, to, graph.row("row_1", 1)));
  }

  @Override
  public String coarsen(Step.Coarsen step) {
    Field field = field(step.input());
    if (fields.size() == field.level() + 1) {
      fields.add(Field.of(field.graph().coarser(), field.level() + 1));
    }
    // Padded by hand: ceil_mode would do the same, where runtimes agree about it.
    return graph.node(
        "AveragePool",
        name(),
        List.of(value(step.input())),
        Attribute.integers("kernel_shape", 2, 2),
        Attribute.integers("strides", 2, 2),
        Attribute.integers("pads", 0, 0, field.height() % 2, field.width() % 2));
  }

  @Override
  public String attend(Step.Attend step) {
    ParameterSpec spec =
        Objects.requireNonNull(program.parameters().get(step.sourceAttention()), "checked");
    int heads = spec.shape().get(1);
    int width = spec.shape().get(2);
    String sources =
        graph.parameter(
            step.sourceAttention(), parameters.get(step.sourceAttention()), 1, heads, width);
    String targets =
        graph.parameter(
            step.targetAttention(), parameters.get(step.targetAttention()), 1, heads, width);
    Attention attention = new Attention(graph, name(), heads, width, step.slope());
    NodeValue x = nodes(step.input());
    return attention.attend(
        x, sources, targets, NeighbourTable.of(x.field().graph().operator(step.adjacency())));
  }

  @Override
  public String pool(Step.Pool step) {
    NodeValue x = nodes(step.input());
    return sideBySide(step.readouts(), (name, readout) -> statistics.readout(readout, name, x));
  }

  /** Exports a readout. */
  @FunctionalInterface
  private interface ReadoutExport {
    String write(String name, Readout readout);
  }

  private String sideBySide(List<Readout> readouts, ReadoutExport export) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < readouts.size(); i++) {
      String name = readouts.size() == 1 ? name() : name() + "." + (i + 1);
      parts.add(export.write(name, readouts.get(i)));
    }
    return parts.size() == 1
        ? parts.get(0)
        : graph.node("Concat", name(), parts, Attribute.integer("axis", 1));
  }

  @Override
  public String attentionPool(Step.AttentionPool step) {
    return statistics.attention(name(), nodes(step.input()), nodes(step.gate()));
  }

  @Override
  public String weightedPool(Step.WeightedPool step) {
    WeightedNodes nodes =
        WeightedNodes.of(statistics, name(), nodes(step.input()), nodes(step.weights()));
    return sideBySide(step.readouts(), (name, readout) -> nodes.readout(readout, name));
  }

  private ValueType type(int value) {
    return program.type(value);
  }

  private NodeValue nodes(int value) {
    return new NodeValue(value(value), type(value).features(), field(value));
  }

  private Field field(int value) {
    return fields.get(type(value).coarsenings());
  }

  private String value(int value) {
    return values.get(value);
  }

  /** What the step under way defines. */
  private String name() {
    return OnnxGraph.OURS + "value_" + values.size();
  }
}
