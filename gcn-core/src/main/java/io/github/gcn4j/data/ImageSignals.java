package io.github.gcn4j.data;

import io.github.gcn4j.graph.Graph;

/** Images as signals on the pixel grid they share; converted from bytes whenever they are read. */
public final class ImageSignals implements LabelledSignals {
  private final ImageSet images;
  private final Preprocessing preprocessing;
  private final Graph graph;

  /**
   * Views images through a preprocessing.
   *
   * @throws IllegalArgumentException if the images have another size than it expects
   */
  public ImageSignals(ImageSet images, Preprocessing preprocessing) {
    if (images.height() != preprocessing.height()
        || images.width() != preprocessing.width()
        || images.channels() != preprocessing.channels()) {
      throw new IllegalArgumentException(
          "expected images of "
              + preprocessing.height()
              + "×"
              + preprocessing.width()
              + "×"
              + preprocessing.channels()
              + ", found "
              + images.height()
              + "×"
              + images.width()
              + "×"
              + images.channels());
    }
    this.images = images;
    this.preprocessing = preprocessing;
    this.graph = preprocessing.graph();
  }

  @Override
  public Graph graph() {
    return graph;
  }

  @Override
  public int features() {
    return preprocessing.nodeFeatures();
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public int label(int index) {
    return images.images().get(index).label();
  }

  @Override
  public void read(int index, float[] out, int offset) {
    preprocessing.apply(images.images().get(index).pixels(), out, offset);
  }
}
