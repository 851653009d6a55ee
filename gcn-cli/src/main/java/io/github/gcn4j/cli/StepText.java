package io.github.gcn4j.cli;

import io.github.gcn4j.program.Step;
import java.util.Locale;
import java.util.stream.Collectors;

/** A step of a program in a few words. */
final class StepText implements Step.Visitor<String> {

  @Override
  public String linear(Step.Linear step) {
    return "linear " + step.weight();
  }

  @Override
  public String bias(Step.Bias step) {
    return "bias " + step.bias();
  }

  @Override
  public String propagate(Step.Propagate step) {
    return "propagate " + lower(step.adjacency().normalization());
  }

  @Override
  public String activate(Step.Activate step) {
    return lower(step.function());
  }

  @Override
  public String dropout(Step.Dropout step) {
    return "dropout " + step.probability();
  }

  @Override
  public String combine(Step.Combine step) {
    return "%s × value %d + %s × value %d"
        .formatted(step.leftFactor(), step.left(), step.rightFactor(), step.right());
  }

  @Override
  public String scale(Step.Scale step) {
    return "scale by " + step.factor();
  }

  @Override
  public String batchNorm(Step.BatchNorm step) {
    return "batch norm " + step.weight();
  }

  @Override
  public String graphNorm(Step.GraphNorm step) {
    return "graph norm " + step.weight();
  }

  @Override
  public String standardise(Step.Standardise step) {
    return "standardise each graph";
  }

  @Override
  public String concat(Step.Concat step) {
    return "concatenate values " + step.inputs();
  }

  @Override
  public String select(Step.Select step) {
    return "features %d to %d of value %d"
        .formatted(step.from(), step.from() + step.count() - 1, step.input());
  }

  @Override
  public String coarsen(Step.Coarsen step) {
    return "coarsen 2×2";
  }

  @Override
  public String attend(Step.Attend step) {
    return "attend " + step.sourceAttention();
  }

  @Override
  public String pool(Step.Pool step) {
    return step.readouts().stream().map(StepText::lower).collect(Collectors.joining(" | "))
        + " over nodes";
  }

  @Override
  public String attentionPool(Step.AttentionPool step) {
    return "attention over nodes, gate value " + step.gate();
  }

  @Override
  public String weightedPool(Step.WeightedPool step) {
    return step.readouts().stream().map(StepText::lower).collect(Collectors.joining(" | "))
        + " over nodes weighted by value "
        + step.weights();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
