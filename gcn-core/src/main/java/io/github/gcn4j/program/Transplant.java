package io.github.gcn4j.program;

import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Copies of steps for another program, where values have other numbers and parameters other names.
 *
 * @param value from a value's number here to its number there
 * @param name from a parameter's name here to its name there
 */
public record Transplant(IntUnaryOperator value, UnaryOperator<String> name)
    implements Step.Visitor<Step> {

  /** Parameters keep their names. */
  public static Transplant renumbering(int[] numbers) {
    return new Transplant(value -> numbers[value], name -> name);
  }

  private int at(int input) {
    return value.applyAsInt(input);
  }

  private String as(String parameter) {
    return name.apply(parameter);
  }

  @Override
  public Step linear(Step.Linear step) {
    return new Step.Linear(at(step.input()), as(step.weight()));
  }

  @Override
  public Step bias(Step.Bias step) {
    return new Step.Bias(at(step.input()), as(step.bias()));
  }

  @Override
  public Step propagate(Step.Propagate step) {
    return new Step.Propagate(at(step.input()), step.adjacency());
  }

  @Override
  public Step activate(Step.Activate step) {
    return new Step.Activate(at(step.input()), step.function());
  }

  @Override
  public Step dropout(Step.Dropout step) {
    return new Step.Dropout(at(step.input()), step.probability());
  }

  @Override
  public Step combine(Step.Combine step) {
    return new Step.Combine(
        at(step.left()), step.leftFactor(), at(step.right()), step.rightFactor());
  }

  @Override
  public Step scale(Step.Scale step) {
    return new Step.Scale(at(step.input()), as(step.factor()));
  }

  @Override
  public Step batchNorm(Step.BatchNorm step) {
    return new Step.BatchNorm(
        at(step.input()),
        as(step.weight()),
        as(step.bias()),
        as(step.runningMean()),
        as(step.runningVariance()),
        step.epsilon(),
        step.momentum());
  }

  @Override
  public Step graphNorm(Step.GraphNorm step) {
    return new Step.GraphNorm(
        at(step.input()), as(step.weight()), as(step.bias()), as(step.meanScale()), step.epsilon());
  }

  @Override
  public Step standardise(Step.Standardise step) {
    return new Step.Standardise(at(step.input()), step.epsilon());
  }

  @Override
  public Step concat(Step.Concat step) {
    return new Step.Concat(step.inputs().stream().map(value::applyAsInt).toList());
  }

  @Override
  public Step select(Step.Select step) {
    return new Step.Select(at(step.input()), step.from(), step.count());
  }

  @Override
  public Step coarsen(Step.Coarsen step) {
    return new Step.Coarsen(at(step.input()));
  }

  @Override
  public Step attend(Step.Attend step) {
    return new Step.Attend(
        at(step.input()),
        as(step.sourceAttention()),
        as(step.targetAttention()),
        step.adjacency(),
        step.slope());
  }

  @Override
  public Step pool(Step.Pool step) {
    return new Step.Pool(at(step.input()), step.readouts());
  }

  @Override
  public Step attentionPool(Step.AttentionPool step) {
    return new Step.AttentionPool(at(step.input()), at(step.gate()));
  }

  @Override
  public Step weightedPool(Step.WeightedPool step) {
    return new Step.WeightedPool(at(step.input()), at(step.weights()), step.readouts());
  }
}
