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
      List.of(
          "linear",
          "bias",
          "propagate",
          "activate",
          "dropout",
          "combine",
          "scale",
          "batch_norm",
          "graph_norm",
          "standardise",
          "concat",
          "select",
          "coarsen",
          "attend",
          "pool",
          "attention_pool",
          "weighted_pool");

  private ProgramJson() {}

  static Map<String, Object> write(Program program) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("input_features", program.inputFeatures());
    StepJson writer = new StepJson();
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
    if (spec.role() != ParameterSpec.Role.TRAINABLE) {
      json.put("role", JsonObject.label(spec.role()));
    }
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
      case "combine" -> {
        json.requireOnly("op", "left", "left_factor", "right", "right_factor");
        yield new Step.Combine(
            value(json, "left"),
            (float) json.number("left_factor"),
            value(json, "right"),
            (float) json.number("right_factor"));
      }
      case "scale" -> {
        json.requireOnly("op", "input", "factor");
        yield new Step.Scale(value(json, "input"), json.text("factor"));
      }
      case "batch_norm" -> {
        json.requireOnly(
            "op",
            "input",
            "weight",
            "bias",
            "running_mean",
            "running_variance",
            "epsilon",
            "momentum");
        yield new Step.BatchNorm(
            value(json, "input"),
            json.text("weight"),
            json.text("bias"),
            json.text("running_mean"),
            json.text("running_variance"),
            json.number("epsilon"),
            json.number("momentum"));
      }
      case "graph_norm" -> {
        json.requireOnly("op", "input", "weight", "bias", "mean_scale", "epsilon");
        yield new Step.GraphNorm(
            value(json, "input"),
            json.text("weight"),
            json.text("bias"),
            json.text("mean_scale"),
            json.number("epsilon"));
      }
      case "standardise" -> {
        json.requireOnly("op", "input", "epsilon");
        yield new Step.Standardise(value(json, "input"), json.number("epsilon"));
      }
      case "concat" -> {
        json.requireOnly("op", "inputs");
        yield new Step.Concat(json.integers("inputs", 0, MAXIMUM_STEPS));
      }
      case "select" -> {
        json.requireOnly("op", "input", "from", "count");
        yield new Step.Select(
            value(json, "input"),
            json.integer("from", 0, LARGEST),
            json.integer("count", 1, LARGEST));
      }
      case "coarsen" -> {
        json.requireOnly("op", "input");
        yield new Step.Coarsen(value(json, "input"));
      }
      case "attend" -> {
        json.requireOnly(
            "op", "input", "source_attention", "target_attention", "adjacency", "slope");
        yield new Step.Attend(
            value(json, "input"),
            json.text("source_attention"),
            json.text("target_attention"),
            adjacency(json.object("adjacency")),
            (float) json.number("slope"));
      }
      case "pool" -> {
        json.requireOnly("op", "input", "readouts");
        yield new Step.Pool(value(json, "input"), json.choices("readouts", Readout.class));
      }
      case "attention_pool" -> {
        json.requireOnly("op", "input", "gate");
        yield new Step.AttentionPool(value(json, "input"), value(json, "gate"));
      }
      case "weighted_pool" -> {
        json.requireOnly("op", "input", "weights", "readouts");
        yield new Step.WeightedPool(
            value(json, "input"), value(json, "weights"), json.choices("readouts", Readout.class));
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
    json.requireOnly("name", "shape", "initializer", "role");
    JsonObject initializer = json.object("initializer");
    initializer.requireOnly("low", "high");
    return new ParameterSpec(
        json.text("name"),
        json.integers("shape", 1, LARGEST),
        new Initializer(initializer.number("low"), initializer.number("high")),
        json.has("role")
            ? json.choice("role", ParameterSpec.Role.class)
            : ParameterSpec.Role.TRAINABLE);
  }
}
