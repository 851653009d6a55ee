package io.github.gcn4j.data;

import io.github.gcn4j.graph.Graph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data whose examples belong to groups, such as images of one slide. */
public final class GroupedData implements LabelledData {
  private final LabelledData data;
  private final int[] groups;

  private GroupedData(LabelledData data, int[] groups) {
    this.data = data;
    this.groups = groups;
  }

  /**
   * Tells the groups of some data.
   *
   * @param data the examples
   * @param groups the group of each, in their order
   * @throws IllegalArgumentException if there is not one group for each example
   */
  public static GroupedData of(LabelledData data, List<String> groups) {
    if (groups.size() != data.size()) {
      throw new IllegalArgumentException(
          "expected a group for each of %d examples, found %d"
              .formatted(data.size(), groups.size()));
    }
    Map<String, Integer> numbers = new HashMap<>();
    int[] numbered = new int[groups.size()];
    for (int i = 0; i < numbered.length; i++) {
      Integer number = numbers.putIfAbsent(groups.get(i), numbers.size());
      numbered[i] = number == null ? numbers.size() - 1 : number;
    }
    return new GroupedData(data, numbered);
  }

  @Override
  public int group(int index) {
    return groups[index];
  }

  @Override
  public int size() {
    return data.size();
  }

  @Override
  public int features() {
    return data.features();
  }

  @Override
  public int label(int index) {
    return data.label(index);
  }

  @Override
  public Optional<Graph> sharedGraph() {
    return data.sharedGraph();
  }

  @Override
  public Batch batch(int[] indices, float[] memory) {
    return data.batch(indices, memory);
  }

  @Override
  public LabelledData forEpoch(int epoch, long seed) {
    return new GroupedData(data.forEpoch(epoch, seed), groups);
  }
}
