package io.github.gcn4j.cli;

import io.github.gcn4j.program.Step;
import java.util.Locale;

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
  public String add(Step.Add step) {
    return "add " + step.left() + " and " + step.right();
  }

  @Override
  public String pool(Step.Pool step) {
    return lower(step.readout()) + " over nodes";
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
