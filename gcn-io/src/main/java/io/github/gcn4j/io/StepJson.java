package io.github.gcn4j.io;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.program.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes each kind of step as a JSON object. */
final class StepJson implements Step.Visitor<Map<String, Object>> {
  @Override
  public Map<String, Object> linear(Step.Linear step) {
    return of("linear", "input", step.input(), "weight", step.weight());
  }

  @Override
  public Map<String, Object> bias(Step.Bias step) {
    return of("bias", "input", step.input(), "bias", step.bias());
  }

  @Override
  public Map<String, Object> propagate(Step.Propagate step) {
    return of("propagate", "input", step.input(), "adjacency", adjacency(step.adjacency()));
  }

  @Override
  public Map<String, Object> activate(Step.Activate step) {
    return of("activate", "input", step.input(), "function", JsonObject.label(step.function()));
  }

  @Override
  public Map<String, Object> dropout(Step.Dropout step) {
    return of("dropout", "input", step.input(), "probability", step.probability());
  }

  @Override
  public Map<String, Object> combine(Step.Combine step) {
    return of(
        "combine",
        "left",
        step.left(),
        "left_factor",
        step.leftFactor(),
        "right",
        step.right(),
        "right_factor",
        step.rightFactor());
  }

  @Override
  public Map<String, Object> scale(Step.Scale step) {
    return of("scale", "input", step.input(), "factor", step.factor());
  }

  @Override
  public Map<String, Object> batchNorm(Step.BatchNorm step) {
    return of(
        "batch_norm",
        "input",
        step.input(),
        "weight",
        step.weight(),
        "bias",
        step.bias(),
        "running_mean",
        step.runningMean(),
        "running_variance",
        step.runningVariance(),
        "epsilon",
        step.epsilon(),
        "momentum",
        step.momentum());
  }

  @Override
  public Map<String, Object> graphNorm(Step.GraphNorm step) {
    return of(
        "graph_norm",
        "input",
        step.input(),
        "weight",
        step.weight(),
        "bias",
        step.bias(),
        "mean_scale",
        step.meanScale(),
        "epsilon",
        step.epsilon());
  }

  @Override
  public Map<String, Object> standardise(Step.Standardise step) {
    return of("standardise", "input", step.input(), "epsilon", step.epsilon());
  }

  @Override
  public Map<String, Object> concat(Step.Concat step) {
    return of("concat", "inputs", step.inputs());
  }

  @Override
  public Map<String, Object> select(Step.Select step) {
    return of("select", "input", step.input(), "from", step.from(), "count", step.count());
  }

  @Override
  public Map<String, Object> coarsen(Step.Coarsen step) {
    return of("coarsen", "input", step.input());
  }

  @Override
  public Map<String, Object> attend(Step.Attend step) {
    return of(
        "attend",
        "input",
        step.input(),
        "source_attention",
        step.sourceAttention(),
        "target_attention",
        step.targetAttention(),
        "adjacency",
        adjacency(step.adjacency()),
        "slope",
        step.slope());
  }

  @Override
  public Map<String, Object> pool(Step.Pool step) {
    return of(
        "pool",
        "input",
        step.input(),
        "readouts",
        step.readouts().stream().map(JsonObject::label).toList());
  }

  @Override
  public Map<String, Object> attentionPool(Step.AttentionPool step) {
    return of("attention_pool", "input", step.input(), "gate", step.gate());
  }

  @Override
  public Map<String, Object> weightedPool(Step.WeightedPool step) {
    return of(
        "weighted_pool",
        "input",
        step.input(),
        "weights",
        step.weights(),
        "readouts",
        step.readouts().stream().map(JsonObject::label).toList());
  }

  private static Map<String, Object> adjacency(Adjacency adjacency) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("normalization", JsonObject.label(adjacency.normalization()));
    json.put("self_loops", adjacency.selfLoops());
    return json;
  }

  /** A name and a value in turn, after the operation. */
  private static Map<String, Object> of(String operation, Object... members) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("op", operation);
    for (int i = 0; i < members.length; i += 2) {
      json.put(members[i].toString(), members[i + 1]);
    }
    return json;
  }
}
