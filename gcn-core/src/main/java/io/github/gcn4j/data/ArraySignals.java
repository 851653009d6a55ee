package io.github.gcn4j.data;

import io.github.gcn4j.graph.Graph;
import java.util.List;

/** Signals given as arrays, on any graph. */
public final class ArraySignals implements LabelledSignals {
  private final Graph graph;
  private final int features;
  private final List<float[]> signals;
  private final int[] labels;

  /**
   * Takes signals as they are; the arrays are not copied.
   *
   * @param graph the graph they share
   * @param features features of each node
   * @param signals each {@code [nodes, features]}
   * @param labels a class for each signal
   * @throws IllegalArgumentException if the numbers of signals and labels differ or a signal has
   *     another length
   */
  public ArraySignals(Graph graph, int features, List<float[]> signals, int[] labels) {
    this.graph = graph;
    this.features = features;
    this.signals = List.copyOf(signals);
    this.labels = labels.clone();
    if (signals.size() != labels.length) {
      throw new IllegalArgumentException(
          "expected a label for each of " + signals.size() + " signals, found " + labels.length);
    }
    for (float[] signal : signals) {
      if (signal.length != length()) {
        throw new IllegalArgumentException(
            "expected signals of "
                + length()
                + " values [nodes, features], found "
                + signal.length);
      }
    }
  }

  @Override
  public Graph graph() {
    return graph;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void read(int index, float[] out, int offset) {
    float[] signal = signals.get(index);
    System.arraycopy(signal, 0, out, offset, signal.length);
  }
}
