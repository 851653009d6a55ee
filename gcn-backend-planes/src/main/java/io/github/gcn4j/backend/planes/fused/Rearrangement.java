package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.Transplant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Propagates less: S (X Wᵀ) = (S X) Wᵀ and S (a X + b Y) = a S X + b S Y, and likewise for values
 * side by side. Where the parts have fewer features than what is made of them, or were propagated
 * before, they are propagated in its place. Results differ by rounding alone.
 */
final class Rearrangement {
  private final Program program;
  private final int[] readers;
  private final List<Step> steps = new ArrayList<>();

  /** By value of the program: the one among the new steps that holds the same. */
  private final int[] numbers;

  private final Transplant renumbering;

  /** By value of the program: where it is propagated along an adjacency. */
  private final List<Map<Adjacency, Integer>> propagated = new ArrayList<>();

  private Rearrangement(Program program) {
    this.program = program;
    this.readers = new int[program.output() + 1];
    this.numbers = new int[program.output() + 1];
    this.renumbering = Transplant.renumbering(numbers);
    for (int value = 0; value <= program.output(); value++) {
      propagated.add(new HashMap<>());
    }
    for (Step step : program.steps()) {
      for (int input : step.inputs()) {
        readers[input]++;
      }
    }
  }

  /** A program of the same parameters, readouts and output. */
  static Program of(Program program) {
    return new Rearrangement(program).rearranged();
  }

  private Program rearranged() {
    for (int value = 1; value <= program.output(); value++) {
      numbers[value] =
          step(value) instanceof Step.Propagate propagate
              ? propagated(propagate.input(), propagate.adjacency())
              : append(step(value).accept(renumbering));
    }
    return new Program(
        program.inputFeatures(), needed(), List.copyOf(program.parameters().values()));
  }

  private Step step(int value) {
    return program.steps().get(value - 1);
  }

  private int append(Step step) {
    steps.add(step);
    return steps.size();
  }

  private int propagated(int value, Adjacency along) {
    Integer known = propagated.get(value).get(along);
    if (known != null) {
      return known;
    }
    int made =
        isInParts(value, costOfParts(value, along, new HashSet<>()))
            ? propagatedParts(value, along)
            : append(new Step.Propagate(numbers[value], along));
    propagated.get(value).put(along, made);
    return made;
  }

  /** Whether parts are propagated. What nothing else reads is then never made: so at equal cost. */
  private boolean isInParts(int value, int costOfParts) {
    int whole = program.type(value).features();
    return readers[value] == 1 ? costOfParts <= whole : costOfParts < whole;
  }

  private int propagatedParts(int value, Adjacency along) {
    int[] parts = numbers.clone();
    for (int part : step(value).inputs()) {
      parts[part] = propagated(part, along);
    }
    return append(step(value).accept(Transplant.renumbering(parts)));
  }

  /**
   * How many features remain to be propagated.
   *
   * @param counted values that are counted already
   */
  private int cost(int value, Adjacency along, Set<Integer> counted) {
    if (propagated.get(value).containsKey(along) || !counted.add(value)) {
      return 0;
    }
    Set<Integer> parts = new HashSet<>(counted);
    int costOfParts = costOfParts(value, along, parts);
    if (!isInParts(value, costOfParts)) {
      return program.type(value).features();
    }
    counted.addAll(parts);
    return costOfParts;
  }

  /** The same for what the value is made of; a lot where it is no sum of its parts. */
  private int costOfParts(int value, Adjacency along, Set<Integer> counted) {
    boolean linear =
        value > 0
            && (step(value) instanceof Step.Combine
                || step(value) instanceof Step.Concat
                || (step(value) instanceof Step.Linear && readers[value] == 1));
    if (!linear) {
      return Integer.MAX_VALUE;
    }
    return step(value).inputs().stream().mapToInt(part -> cost(part, along, counted)).sum();
  }

  /** The new steps but for those that nothing reads any more. */
  private List<Step> needed() {
    boolean[] read = new boolean[steps.size() + 1];
    for (int value = 0; value <= program.output(); value++) {
      read[numbers[value]] |= readers[value] == 0;
    }
    for (int value = steps.size(); value > 0; value--) {
      if (read[value]) {
        steps.get(value - 1).inputs().forEach(input -> read[input] = true);
      }
    }
    int[] left = new int[steps.size() + 1];
    Transplant renumber = Transplant.renumbering(left);
    List<Step> needed = new ArrayList<>();
    for (int value = 1; value <= steps.size(); value++) {
      if (read[value]) {
        needed.add(steps.get(value - 1).accept(renumber));
        left[value] = needed.size();
      }
    }
    return needed;
  }
}
