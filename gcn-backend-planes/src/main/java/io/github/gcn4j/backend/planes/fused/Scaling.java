package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which values are kept scaled as what leaves along an adjacency is: those that are propagated
 * along it and read besides by chains alone that add nothing, which take the factor out of what
 * they make. Such a chain's inputs are all scaled, or none is.
 */
final class Scaling {
  private final Fusion fusion;
  private final Map<Integer, Set<Adjacency>> along = new HashMap<>();
  private final Set<Integer> plain = new HashSet<>();

  Scaling(Program program, Fusion fusion) {
    this.fusion = fusion;
    for (int value = 1; value <= program.output(); value++) {
      Step step = fusion.step(value);
      boolean reads =
          !fusion.isCopy(value) && !fusion.isFolded(value) && !(step instanceof Step.Select);
      if (reads && fusion.chain(value).isEmpty()) {
        step.inputs().forEach(input -> read(step, input));
      }
    }
    fusion.chains().stream()
        .filter(chain -> !addsNothing(chain))
        .forEach(chain -> plain.addAll(origins(chain)));
    List<Chain> chains = fusion.chains().stream().filter(this::addsNothing).toList();
    boolean settled = false;
    while (!settled) {
      settled = chains.stream().filter(this::spreads).count() == 0;
    }
  }

  private void read(Step step, int input) {
    if (!fusion.onNodes(input)) {
      return;
    }
    if (step instanceof Step.Propagate propagate) {
      along.computeIfAbsent(origin(input), key -> new HashSet<>()).add(propagate.adjacency());
    } else {
      plain.add(origin(input));
    }
  }

  /** The value whose rows a value lies in. */
  private int origin(int value) {
    int origin = fusion.value(value);
    while (origin > 0 && fusion.step(origin) instanceof Step.Select select) {
      origin = fusion.value(select.input());
    }
    return origin;
  }

  private List<Integer> origins(Chain chain) {
    return chain.mixture().sources().stream().map(this::origin).distinct().toList();
  }

  private boolean addsNothing(Chain chain) {
    boolean summed = chain.weight().isPresent() && fusion.isOnlySummed(chain.output());
    return !summed && chain.affine().stream().allMatch(step -> step instanceof Step.Scale);
  }

  /** Sees to it that a chain's inputs are all scaled alike; answers whether something changed. */
  private boolean spreads(Chain chain) {
    List<Integer> origins = origins(chain);
    Set<Adjacency> all = new HashSet<>();
    origins.forEach(origin -> all.addAll(along.getOrDefault(origin, Set.of())));
    boolean scaled =
        all.size() <= 1
            && all.stream().allMatch(Scaling::neverZero)
            && origins.stream().noneMatch(plain::contains);
    if (!scaled) {
      return plain.addAll(origins);
    }
    boolean changed = false;
    for (int origin : origins) {
      changed |= along.computeIfAbsent(origin, key -> new HashSet<>()).addAll(all);
    }
    return changed;
  }

  /** Whether even a node without neighbours leaves with a factor other than 0. */
  private static boolean neverZero(Adjacency adjacency) {
    return adjacency.selfLoops() > 0
        || adjacency.normalization() == Normalization.RANDOM_WALK
        || adjacency.normalization() == Normalization.NONE;
  }

  /** The adjacency along which a value is kept scaled, if it is. */
  Optional<Adjacency> of(int value) {
    int origin = origin(value);
    Set<Adjacency> found = along.getOrDefault(origin, Set.of());
    return plain.contains(origin) || found.size() != 1
        ? Optional.empty()
        : Optional.of(found.iterator().next());
  }

  /** The adjacency along which all that a chain reads is scaled, if it is. */
  Optional<Adjacency> of(Chain chain) {
    return of(chain.mixture().sources().get(0));
  }
}
