package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import org.jspecify.annotations.Nullable;

/** One array per image: a plane of the graph's nodes for each feature. */
final class PlaneSignal implements Signal {
  private final PreparedGraph graph;
  private final int features;
  private final float[][] images;
  private Readouts.@Nullable Summaries summaries;

  PlaneSignal(PreparedGraph graph, int features, float[][] images) {
    this.graph = graph;
    this.features = features;
    this.images = images;
  }

  @Override
  public PreparedGraph graph() {
    return graph;
  }

  @Override
  public int batch() {
    return images.length;
  }

  @Override
  public int features() {
    return features;
  }

  int nodes() {
    return graph.nodes();
  }

  /** Values of an image. */
  int length() {
    return features * nodes();
  }

  float[][] images() {
    return images;
  }

  /** {@code [features * nodes]}: feature f starts at {@code f * nodes}. */
  float[] data(int index) {
    return images[index];
  }

  /** What a readout found of this signal, if there was one. */
  Readouts.@Nullable Summaries summaries() {
    return summaries;
  }

  /** Keeps what a readout found. */
  void remember(Readouts.Summaries found) {
    summaries = found;
  }
}
