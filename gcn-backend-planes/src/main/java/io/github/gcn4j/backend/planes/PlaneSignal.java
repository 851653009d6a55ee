package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signal image by image, each a plane of the graph's nodes for every feature.
 *
 * @param <I> the values of one image
 */
public final class PlaneSignal<I> implements Signal {
  private final PreparedGraph graph;
  private final int features;
  private final List<I> images;
  private Readouts.@Nullable Summaries summaries;

  PlaneSignal(PreparedGraph graph, int features, List<I> images) {
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

  /** Nodes of an image. */
  public int nodes() {
    return graph.nodes();
  }

  /** Values of an image. */
  public int length() {
    return features * nodes();
  }

  /** {@code [features * nodes]}: feature f starts at {@code f * nodes}. */
  public I image(int index) {
    return images.get(index);
  }

  List<I> images() {
    return images;
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
