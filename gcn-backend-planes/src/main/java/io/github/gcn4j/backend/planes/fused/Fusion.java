package io.github.gcn4j.backend.planes.fused;

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
  private final Map<Integer, List<Integer>> readers = new HashMap<>();
  private final Map<Integer, Integer> same = new HashMap<>();
  private final Set<Integer> folded = new HashSet<>();
  private final List<Chain> chains = new ArrayList<>();
  private final Map<Integer, Chain> chainOf = new HashMap<>();

  Fusion(Program program) {
    this.program = program;
    for (int value = 1; value <= program.output(); value++) {
      Step step = step(value);
      if (step instanceof Step.Dropout dropout && onNodes(value)) {
        same.put(value, value(dropout.input())); // the identity in inference
        continue;
      }
      for (int input : step.inputs()) {
        readers.computeIfAbsent(value(input), key -> new ArrayList<>()).add(value);
      }
    }
    for (int value = 1; value <= program.output(); value++) {
      Step step = step(value);
      boolean begins =
          step instanceof Step.Linear || isAffine(step) || (isRelu(step) && !clipsNorm(value));
      if (begins && onNodes(value) && !chainOf.containsKey(value)) {
        Chain chain = chainFrom(value);
        chains.add(chain);
        chain.values().forEach(covered -> chainOf.put(covered, chain));
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

  int features(int value) {
    return program.type(value).features();
  }

  /** How often the grid of a value was coarsened. */
  int level(int value) {
    return program.type(value).coarsenings();
  }

  /** Whether a linear map reads what the value is made of instead of it. */
  boolean isFolded(int value) {
    return folded.contains(value);
  }

  /** The value that holds what this one does: itself, unless it is a copy. */
  int value(int value) {
    return same.getOrDefault(value, value);
  }

  boolean isCopy(int value) {
    return same.containsKey(value);
  }

  /** The values defined by the steps that read this one. */
  List<Integer> readers(int value) {
    return readers.getOrDefault(value, List.of());
  }

  /** Whether a readout that sums or averages is all that reads a value. */
  boolean isOnlySummed(int value) {
    return onlyReader(value)
        .filter(
            reader -> step(reader) instanceof Step.Pool pool && SUMS.containsAll(pool.readouts()))
        .isPresent();
  }

  /** Whether a ReLU is all that reads a normalisation of each image, and so is computed with it. */
  boolean isClipped(int value) {
    return isImageNorm(step(value)) && onlyReader(value).filter(this::clipsNorm).isPresent();
  }

  private boolean clipsNorm(int value) {
    if (!onNodes(value) || !isRelu(step(value))) {
      return false;
    }
    int input = step(value).inputs().get(0);
    return input > 0 && isImageNorm(step(input)) && readers(input).size() == 1;
  }

  private static boolean isImageNorm(Step step) {
    return step instanceof Step.GraphNorm || step instanceof Step.Standardise;
  }

  /** All chains, in the order of the program. */
  List<Chain> chains() {
    return chains;
  }

  /** The chain whose steps define a value, if it is one of a chain. */
  Optional<Chain> chain(int value) {
    return Optional.ofNullable(chainOf.get(value));
  }

  private Chain chainFrom(int first) {
    Step start = step(first);
    int input = value(start.inputs().get(0));
    Optional<String> weight =
        start instanceof Step.Linear map ? Optional.of(map.weight()) : Optional.empty();
    List<Step> affine = new ArrayList<>();
    List<Integer> values = new ArrayList<>(List.of(first));
    boolean relu = isRelu(start);
    if (isAffine(start)) {
      affine.add(start);
    }
    Optional<Integer> next = onlyReader(first);
    while (!relu && next.isPresent()) {
      int value = next.get();
      relu = isRelu(step(value));
      if (isAffine(step(value))) {
        affine.add(step(value));
      } else if (!relu) {
        break;
      }
      values.add(value);
      next = onlyReader(value);
    }
    Mixture mixture = weight.isPresent() ? Mixture.of(this, input) : Mixture.of(input);
    folded.addAll(mixture.values());
    return new Chain(input, mixture, weight, List.copyOf(affine), relu, List.copyOf(values));
  }

  private Optional<Integer> onlyReader(int value) {
    List<Integer> found = readers(value);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean isAffine(Step step) {
    return step instanceof Step.Bias
        || step instanceof Step.Scale
        || step instanceof Step.BatchNorm;
  }

  static boolean isRelu(Step step) {
    return step instanceof Step.Activate activate && activate.function() == Activation.RELU;
  }
}
