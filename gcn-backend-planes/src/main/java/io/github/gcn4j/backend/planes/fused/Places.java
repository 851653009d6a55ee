package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the values of a pipeline are kept: those a linear map reads together, side by side. */
final class Places {
  private final Fusion fusion;
  private final Patterns patterns;
  private final List<Rows> rows = new ArrayList<>();
  private final Map<Integer, View> views = new HashMap<>();
  private final Map<Integer, Rows> reserved = new HashMap<>();

  Places(Fusion fusion, Patterns patterns) {
    this.fusion = fusion;
    this.patterns = patterns;
    for (Chain chain : fusion.chains()) {
      List<Integer> sources = chain.mixture().sources();
      if (sources.size() > 1 && sources.stream().allMatch(this::isFree)) {
        Block block = new Block(patterns.level(fusion.level(chain.input())));
        sources.forEach(source -> reserved.put(source, block.add(fusion.features(source))));
      }
    }
  }

  /** Whether a value may lie anywhere. A linear map writes whole blocks of features. */
  private boolean isFree(int value) {
    if (reserved.containsKey(value) || (value > 0 && fusion.step(value) instanceof Step.Select)) {
      return false;
    }
    return fusion.features(value) % Coefficients.BLOCK == 0 || fusion.chain(value).isEmpty();
  }

  /** All rows there are. */
  List<Rows> rows() {
    return rows;
  }

  /** By value: where each is kept. */
  Map<Integer, View> views() {
    return views;
  }

  /** Where a value is kept that was made before. */
  View of(int value) {
    View found = views.get(fusion.value(value));
    if (found == null) {
      throw new IllegalStateException("expected value " + value + " to be computed before");
    }
    return found;
  }

  /** Whether values lie side by side, in this order. */
  boolean isSideBySide(List<Integer> values) {
    return values.stream().allMatch(reserved::containsKey);
  }

  /** A place for a value. */
  Rows make(int value) {
    Rows reservation = reserved.get(value);
    Rows made =
        reservation == null
            ? spare(fusion.level(value), fusion.features(value))
            : keep(reservation);
    views.put(value, View.of(made));
    return made;
  }

  /** A place for something else. */
  Rows spare(int level, int features) {
    return keep(new Block(patterns.level(level)).add(features));
  }

  private Rows keep(Rows made) {
    rows.add(made);
    return made;
  }

  /** A value lies among the features of another. */
  void select(int value, int input, int from, int count) {
    views.put(value, of(input).select(from, count));
  }
}
