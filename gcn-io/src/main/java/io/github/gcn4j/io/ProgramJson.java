package io.github.gcn4j.io;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Initializer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link Program} as JSON: {@code {"input_features":1, "steps":[{"op":"linear", "input":0,
 * "weight":"fc.weight"}, …], "parameters":[{"name":"fc.weight", "shape":[4,1],
 * "initializer":{"low":…, "high":…}}, …]}}.
 */
final class ProgramJson {
  private static final int MAXIMUM_STEPS = 10_000;
  private static final int LARGEST = Integer.MAX_VALUE;
  private static final List<String> OPERATIONS =
      List.of("linear", "bias", "propagate", "activate", "dropout", "add", "pool");

  private ProgramJson() {}

  static Map<String, Object> write(Program program) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("input_features", program.inputFeatures());
    StepWriter writer = new StepWriter();
    json.put("steps", program.steps().stream().map(step -> step.accept(writer)).toList());
    json.put(
        "parameters", program.parameters().values().stream().map(ProgramJson::parameter).toList());
    return json;
  }

  private static Map<String, Object> parameter(ParameterSpec spec) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", spec.name());
    json.put("shape", spec.shape());
    Map<String, Object> initializer = new LinkedHashMap<>();
    initializer.put("low", spec.initializer().low());
    initializer.put("high", spec.initializer().high());
    json.put("initializer", initializer);
    return json;
  }

  /**
   * Rebuilds a program.
   *
   * @throws JsonFormatException if a member is missing, unknown or of another type
   * @throws IllegalArgumentException if the steps do not fit together
   */
  static Program read(JsonObject json) throws JsonFormatException {
    json.requireOnly("input_features", "steps", "parameters");
    List<JsonObject> operations = json.objects("steps");
    if (operations.size() > MAXIMUM_STEPS) {
      throw new JsonFormatException(
          "program.steps: expected at most %d steps, found %d"
              .formatted(MAXIMUM_STEPS, operations.size()));
    }
    List<Step> steps = new ArrayList<>();
    for (JsonObject operation : operations) {
      steps.add(step(operation));
    }
    List<ParameterSpec> parameters = new ArrayList<>();
    for (JsonObject parameter : json.objects("parameters")) {
      parameters.add(parameter(parameter));
    }
    return new Program(json.integer("input_features", 1, LARGEST), steps, parameters);
  }

  private static Step step(JsonObject json) throws JsonFormatException {
    String operation = json.text("op");
    return switch (operation) {
      case "linear" -> {
        json.requireOnly("op", "input", "weight");
        yield new Step.Linear(value(json, "input"), json.text("weight"));
      }
      case "bias" -> {
        json.requireOnly("op", "input", "bias");
        yield new Step.Bias(value(json, "input"), json.text("bias"));
      }
      case "propagate" -> {
        json.requireOnly("op", "input", "adjacency");
        yield new Step.Propagate(value(json, "input"), adjacency(json.object("adjacency")));
      }
      case "activate" -> {
        json.requireOnly("op", "input", "function");
        yield new Step.Activate(value(json, "input"), json.choice("function", Activation.class));
      }
      case "dropout" -> {
        json.requireOnly("op", "input", "probability");
        yield new Step.Dropout(value(json, "input"), json.number("probability"));
      }
      case "add" -> {
        json.requireOnly("op", "left", "right");
        yield new Step.Add(value(json, "left"), value(json, "right"));
      }
      case "pool" -> {
        json.requireOnly("op", "input", "readout");
        yield new Step.Pool(value(json, "input"), json.choice("readout", Readout.class));
      }
      default ->
          throw new JsonFormatException(
              "%s.op: expected one of %s, found %s; a newer gcn4j may know it: update"
                  .formatted(json.path(), OPERATIONS, Quotation.of(operation)));
    };
  }

  private static int value(JsonObject json, String name) throws JsonFormatException {
    return json.integer(name, 0, MAXIMUM_STEPS);
  }

  private static Adjacency adjacency(JsonObject json) throws JsonFormatException {
    json.requireOnly("normalization", "self_loops");
    return new Adjacency(
        json.choice("normalization", Normalization.class), (float) json.number("self_loops"));
  }

  private static ParameterSpec parameter(JsonObject json) throws JsonFormatException {
    json.requireOnly("name", "shape", "initializer");
    JsonObject initializer = json.object("initializer");
    initializer.requireOnly("low", "high");
    return new ParameterSpec(
        json.text("name"),
        json.integers("shape", 1, LARGEST),
        new Initializer(initializer.number("low"), initializer.number("high")));
  }

  /** One JSON object for each kind of step. */
  private static final class StepWriter implements Step.Visitor<Map<String, Object>> {
    @Override
    public Map<String, Object> linear(Step.Linear step) {
      return members("linear", "input", step.input(), "weight", step.weight());
    }

    @Override
    public Map<String, Object> bias(Step.Bias step) {
      return members("bias", "input", step.input(), "bias", step.bias());
    }

    @Override
    public Map<String, Object> propagate(Step.Propagate step) {
      Map<String, Object> adjacency = new LinkedHashMap<>();
      adjacency.put("normalization", JsonObject.label(step.adjacency().normalization()));
      adjacency.put("self_loops", step.adjacency().selfLoops());
      return members("propagate", "input", step.input(), "adjacency", adjacency);
    }

    @Override
    public Map<String, Object> activate(Step.Activate step) {
      String function = JsonObject.label(step.function());
      return members("activate", "input", step.input(), "function", function);
    }

    @Override
    public Map<String, Object> dropout(Step.Dropout step) {
      return members("dropout", "input", step.input(), "probability", step.probability());
    }

    @Override
    public Map<String, Object> add(Step.Add step) {
      return members("add", "left", step.left(), "right", step.right());
    }

    @Override
    public Map<String, Object> pool(Step.Pool step) {
      String readout = JsonObject.label(step.readout());
      return members("pool", "input", step.input(), "readout", readout);
    }

    private static Map<String, Object> members(
        String operation, String first, Object firstValue, String second, Object secondValue) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("op", operation);
      json.put(first, firstValue);
      json.put(second, secondValue);
      return json;
    }
  }
}
