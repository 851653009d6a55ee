package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which node-level steps of a program are computed together, and who reads a value. */
final class Fusion {
  private static final Set<Readout> SUMS = Set.of(Readout.MEAN, Readout.SUM);

  private final Program program;
  private final Map<Integer, List<Step>> readers = new HashMap<>();
  private final Map<Integer, Integer> same = new HashMap<>();

  Fusion(Program program) {
    this.program = program;
    for (int value = 1; value <= program.output(); value++) {
      Step step = step(value);
      if (step instanceof Step.Dropout dropout && onNodes(value)) {
        same.put(value, value(dropout.input())); // the identity in inference
        continue;
      }
      for (int input : step.inputs()) {
        readers.computeIfAbsent(value(input), key -> new ArrayList<>()).add(step);
      }
    }
  }

  /** Whether every node-level step can run row by row, or after one look at the whole image. */
  static boolean covers(Program program) {
    return program.steps().stream()
        .noneMatch(step -> step instanceof Step.Attend || step instanceof Step.AttentionPool);
  }

  /** The step that defines a value. */
  Step step(int value) {
    return program.steps().get(value - 1);
  }

  boolean onNodes(int value) {
    return program.type(value).level() == Level.NODE;
  }

  /** The value that holds what this one does: itself, unless it is a copy. */
  int value(int value) {
    return same.getOrDefault(value, value);
  }

  boolean isCopy(int value) {
    return same.containsKey(value);
  }

  List<Step> readers(int value) {
    return readers.getOrDefault(value, List.of());
  }

  /** The adjacency along which a value is propagated, where nothing else reads it. */
  Optional<Adjacency> onlyPropagatedAlong(int value) {
    Set<Adjacency> found = new HashSet<>();
    for (Step reader : readers(value)) {
      if (!(reader instanceof Step.Propagate propagate)) {
        return Optional.empty();
      }
      found.add(propagate.adjacency());
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /** The only reader of a value if it is a readout that sums or averages. */
  Optional<Step.Pool> onlySummed(int value) {
    return readers(value).size() == 1
            && readers(value).get(0) instanceof Step.Pool pool
            && SUMS.containsAll(pool.readouts())
        ? Optional.of(pool)
        : Optional.empty();
  }

  /** The chain that begins with the step defining a value. */
  Chain chain(int value) {
    Step start = step(value);
    int input = value(start.inputs().get(0));
    List<String> linear =
        start instanceof Step.Linear map ? List.of(map.weight()) : List.<String>of();
    List<Step> affine = new ArrayList<>();
    int last = value;
    if (isAffine(start)) {
      affine.add(start);
    } else if (isRelu(start)) {
      return new Chain(input, linear, affine, true, last);
    }
    while (readers(last).size() == 1 && isAffine(readers(last).get(0))) {
      Step next = readers(last).get(0);
      affine.add(next);
      last = valueOf(next);
    }
    boolean relu = readers(last).size() == 1 && isRelu(readers(last).get(0));
    if (relu) {
      last = valueOf(readers(last).get(0));
    }
    return new Chain(input, linear, affine, relu, last);
  }

  private int valueOf(Step step) {
    for (int value = 1; value <= program.output(); value++) {
      if (step(value) == step) {
        return value;
      }
    }
    throw new IllegalStateException("expected a step of the program, found " + step);
  }

  private static boolean isAffine(Step step) {
    return step instanceof Step.Bias
        || step instanceof Step.Scale
        || step instanceof Step.BatchNorm;
  }

  private static boolean isRelu(Step step) {
    return step instanceof Step.Activate activate && activate.function() == Activation.RELU;
  }
}
