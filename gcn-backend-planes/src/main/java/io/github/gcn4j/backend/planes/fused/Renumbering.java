package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Step;

/** Copies of steps that read other values in place of theirs. */
final class Renumbering implements Step.Visitor<Step> {
  private final int[] numbers;

  /**
   * A renumbering.
   *
   * @param numbers by value: the one to read in its place
   */
  Renumbering(int[] numbers) {
    this.numbers = numbers;
  }

  @Override
  public Step linear(Step.Linear step) {
    return new Step.Linear(numbers[step.input()], step.weight());
  }

  @Override
  public Step bias(Step.Bias step) {
    return new Step.Bias(numbers[step.input()], step.bias());
  }

  @Override
  public Step propagate(Step.Propagate step) {
    return new Step.Propagate(numbers[step.input()], step.adjacency());
  }

  @Override
  public Step activate(Step.Activate step) {
    return new Step.Activate(numbers[step.input()], step.function());
  }

  @Override
  public Step dropout(Step.Dropout step) {
    return new Step.Dropout(numbers[step.input()], step.probability());
  }

  @Override
  public Step combine(Step.Combine step) {
    return new Step.Combine(
        numbers[step.left()], step.leftFactor(), numbers[step.right()], step.rightFactor());
  }

  @Override
  public Step scale(Step.Scale step) {
    return new Step.Scale(numbers[step.input()], step.factor());
  }

  @Override
  public Step batchNorm(Step.BatchNorm step) {
    return new Step.BatchNorm(
        numbers[step.input()],
        step.weight(),
        step.bias(),
        step.runningMean(),
        step.runningVariance(),
        step.epsilon(),
        step.momentum());
  }

  @Override
  public Step graphNorm(Step.GraphNorm step) {
    return new Step.GraphNorm(
        numbers[step.input()], step.weight(), step.bias(), step.meanScale(), step.epsilon());
  }

  @Override
  public Step standardise(Step.Standardise step) {
    return new Step.Standardise(numbers[step.input()], step.epsilon());
  }

  @Override
  public Step concat(Step.Concat step) {
    return new Step.Concat(step.inputs().stream().map(input -> numbers[input]).toList());
  }

  @Override
  public Step select(Step.Select step) {
    return new Step.Select(numbers[step.input()], step.from(), step.count());
  }

  @Override
  public Step coarsen(Step.Coarsen step) {
    return new Step.Coarsen(numbers[step.input()]);
  }

  @Override
  public Step attend(Step.Attend step) {
    return new Step.Attend(
        numbers[step.input()],
        step.sourceAttention(),
        step.targetAttention(),
        step.adjacency(),
        step.slope());
  }

  @Override
  public Step pool(Step.Pool step) {
    return new Step.Pool(numbers[step.input()], step.readouts());
  }

  @Override
  public Step attentionPool(Step.AttentionPool step) {
    return new Step.AttentionPool(numbers[step.input()], numbers[step.gate()]);
  }

  @Override
  public Step weightedPool(Step.WeightedPool step) {
    return new Step.WeightedPool(numbers[step.input()], numbers[step.weights()], step.readouts());
  }
}
