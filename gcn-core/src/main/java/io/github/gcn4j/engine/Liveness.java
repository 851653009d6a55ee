package io.github.gcn4j.engine;

import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.Arrays;
import java.util.List;

/**
 * Until when each value is needed, so that its memory can be used again: in inference until the
 * last step that reads it; in training those values that gradients are told from are kept beyond.
 */
final class Liveness {
  private final int[] lastReader;
  private final boolean[] neededBackward;

  Liveness(Program program) {
    int values = program.steps().size() + 1;
    lastReader = new int[values];
    neededBackward = new boolean[values];
    Arrays.fill(lastReader, -1);
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      for (int input : step.inputs()) {
        lastReader[input] = i;
      }
      for (int value : step.accept(new ReadBackward(i + 1))) {
        neededBackward[value] = true;
      }
    }
  }

  /** Whether a step is the last that reads a value in the forward pass. */
  boolean endsAt(int value, int step) {
    return lastReader[value] == step;
  }

  /** Whether the backward pass reads the value. */
  boolean neededBackward(int value) {
    return neededBackward[value];
  }

  /** The values the gradient of a step is told from. */
  private record ReadBackward(int output) implements Step.Visitor<List<Integer>> {
    @Override
    public List<Integer> linear(Step.Linear step) {
      return List.of(step.input());
    }

    @Override
    public List<Integer> bias(Step.Bias step) {
      return List.of();
    }

    @Override
    public List<Integer> propagate(Step.Propagate step) {
      return List.of();
    }

    @Override
    public List<Integer> activate(Step.Activate step) {
      return List.of(output);
    }

    @Override
    public List<Integer> dropout(Step.Dropout step) {
      return List.of();
    }

    @Override
    public List<Integer> combine(Step.Combine step) {
      return List.of();
    }

    @Override
    public List<Integer> scale(Step.Scale step) {
      return step.inputs();
    }

    @Override
    public List<Integer> batchNorm(Step.BatchNorm step) {
      return step.inputs();
    }

    @Override
    public List<Integer> graphNorm(Step.GraphNorm step) {
      return step.inputs();
    }

    @Override
    public List<Integer> standardise(Step.Standardise step) {
      return step.inputs();
    }

    @Override
    public List<Integer> concat(Step.Concat step) {
      return List.of();
    }

    @Override
    public List<Integer> select(Step.Select step) {
      return List.of();
    }

    @Override
    public List<Integer> coarsen(Step.Coarsen step) {
      return List.of();
    }

    @Override
    public List<Integer> attend(Step.Attend step) {
      return step.inputs();
    }

    @Override
    public List<Integer> pool(Step.Pool step) {
      return step.inputs();
    }

    @Override
    public List<Integer> attentionPool(Step.AttentionPool step) {
      return step.inputs();
    }

    @Override
    public List<Integer> weightedPool(Step.WeightedPool step) {
      return step.inputs();
    }
  }
}
