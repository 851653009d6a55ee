package io.github.gcn4j.data;

import io.github.gcn4j.graph.Graph;

/** Labelled signals that share one graph: what training and evaluation read, batch by batch. */
public interface LabelledSignals {

  /** The graph every signal lives on. */
  Graph graph();

  /** Features of each node. */
  int features();

  /** Number of signals. */
  int size();

  /** The class of a signal. */
  int label(int index);

  /**
   * Writes a signal.
   *
   * @param out receives {@code [nodes, features]} from {@code offset}
   */
  void read(int index, float[] out, int offset);

  /**
   * Values of so many signals.
   *
   * @throws IllegalArgumentException if no array is that long
   */
  default int length(int signals) {
    long length = (long) signals * graph().nodes() * features();
    if (length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected a batch of at most 2147483647 values, found "
              + signals
              + " signals of "
              + graph().nodes()
              + " nodes with "
              + features()
              + " features: take a smaller batch");
    }
    return (int) length;
  }

  /** Values of one signal. */
  default int length() {
    return length(1);
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
