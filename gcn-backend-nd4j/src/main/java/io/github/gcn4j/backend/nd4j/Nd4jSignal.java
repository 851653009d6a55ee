package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One block per image: feature f starts at {@code f * nodes}. */
final class Nd4jSignal implements Signal {
  private final PreparedGraph graph;
  private final int features;
  private final List<Block> images;
  private Readouts.@Nullable Summaries summaries;

  Nd4jSignal(PreparedGraph graph, int features, List<Block> images) {
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
    return images.size();
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

  List<Block> images() {
    return images;
  }

  Block image(int index) {
    return images.get(index);
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
