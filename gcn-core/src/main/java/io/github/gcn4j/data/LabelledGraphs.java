package io.github.gcn4j.data;

import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import java.util.ArrayList;
import java.util.List;

/** Labelled graphs that differ; a batch is a disjoint union of them with one signal. */
public final class LabelledGraphs implements LabelledData {
  private final int features;
  private final List<LabelledGraph> graphs;

  /**
   * Takes graphs as they are.
   *
   * @param features features of each node
   * @param graphs the examples
   * @throws IllegalArgumentException if a graph has not {@code nodes * features} values
   */
  public LabelledGraphs(int features, List<LabelledGraph> graphs) {
    this.features = features;
    this.graphs = List.copyOf(graphs);
    for (int i = 0; i < this.graphs.size(); i++) {
      LabelledGraph example = this.graphs.get(i);
      long expected = (long) example.graph().nodes() * features;
      if (example.features().length != expected) {
        throw new IllegalArgumentException(
            "expected graph %d to have %d values [nodes, features], found %d"
                .formatted(i, expected, example.features().length));
      }
    }
  }

  @Override
  public int size() {
    return graphs.size();
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public int label(int index) {
    return graphs.get(index).label();
  }

  /**
   * Joins graphs.
   *
   * @throws ArithmeticException if they have more values together than an array can hold
   */
  @Override
  public Batch batch(int[] indices, float[] memory) {
    List<Graph> parts = new ArrayList<>(indices.length);
    int length = 0;
    for (int index : indices) {
      parts.add(graphs.get(index).graph());
      length = Math.addExact(length, graphs.get(index).features().length);
    }
    float[] joined = memory.length >= length ? memory : new float[length];
    int offset = 0;
    for (int index : indices) {
      float[] values = graphs.get(index).features();
      System.arraycopy(values, 0, joined, offset, values.length);
      offset += values.length;
    }
    return new Batch(new GraphBatch(parts), 1, joined);
  }
}
