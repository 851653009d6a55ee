package io.github.gcn4j.data;

import io.github.gcn4j.graph.Graph;
import java.util.Optional;

/**
 * Labelled examples, read batch by batch: signals that share one graph ({@link LabelledSignals}) or
 * graphs that differ ({@link LabelledGraphs}).
 */
public interface LabelledData {

  /** Number of examples. */
  int size();

  /** Features of each node. */
  int features();

  /** The class of an example. */
  int label(int index);

  /**
   * The group an example belongs to, for training in which every group is to have an equal say (see
   * {@link GroupedData}); all belong to group 0 unless told otherwise.
   */
  default int group(int index) {
    return 0;
  }

  /** The graph every example lives on, if they share one. */
  default Optional<Graph> sharedGraph() {
    return Optional.empty();
  }

  /**
   * Assembles a batch, one row of logits for each index, in their order.
   *
   * @param indices which examples; at least one
   * @param memory an array the batch may keep its features in if it is long enough, usually that of
   *     the batch before; its contents are lost
   */
  Batch batch(int[] indices, float[] memory);

  /**
   * The data as one epoch sees it: where augmentation happens. What it gives depends on nothing but
   * the arguments, so that a resumed run sees the same.
   *
   * @param epoch counted from 1
   * @param seed of this epoch's draws, another one in each epoch; take draws for an example from
   *     {@link RandomStream#of RandomStream.of(seed, index)}, so that they do not depend on the
   *     order in which examples are read
   */
  default LabelledData forEpoch(int epoch, long seed) {
    return this;
  }

  /** The labels of all, in order. */
  default int[] labels() {
    int[] labels = new int[size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(i);
    }
    return labels;
  }
}
