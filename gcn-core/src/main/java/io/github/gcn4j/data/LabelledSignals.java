package io.github.gcn4j.data;

import io.github.gcn4j.graph.Graph;
import java.util.Optional;

/** Labelled signals that share one graph. */
public interface LabelledSignals extends LabelledData {

  /** The graph every signal lives on; always the same object. */
  Graph graph();

  /**
   * Writes a signal.
   *
   * @param out receives {@code [nodes, features]} from {@code offset}
   */
  void read(int index, float[] out, int offset);

  @Override
  default Optional<Graph> sharedGraph() {
    return Optional.of(graph());
  }

  @Override
  default Batch batch(int[] indices, float[] memory) {
    int length = length(indices.length);
    float[] features = memory.length >= length ? memory : new float[length];
    for (int i = 0; i < indices.length; i++) {
      read(indices[i], features, i * length());
    }
    return new Batch(graph(), indices.length, features);
  }

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
}
