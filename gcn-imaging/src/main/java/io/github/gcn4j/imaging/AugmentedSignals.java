package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.data.LabelledSignals;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.imaging.augment.EpochAugmentation;
import io.github.gcn4j.imaging.augment.Pipeline;

/** Training images as signals, varied anew in each epoch. */
final class AugmentedSignals implements LabelledSignals {
  private final ImageSet images;
  private final Preprocessing preprocessing;
  private final LabelledSignals plain;
  private final EpochAugmentation augmentation;

  AugmentedSignals(ImageSet images, Preprocessing preprocessing, Pipeline pipeline) {
    this.images = images;
    this.preprocessing = preprocessing;
    this.plain = new ImageSignals(images, preprocessing);
    this.augmentation = new EpochAugmentation(pipeline);
  }

  @Override
  public LabelledSignals forEpoch(int epoch, long seed) {
    return new Varied(epoch, seed);
  }

  @Override
  public Graph graph() {
    return plain.graph();
  }

  @Override
  public int features() {
    return plain.features();
  }

  @Override
  public int size() {
    return plain.size();
  }

  @Override
  public int label(int index) {
    return plain.label(index);
  }

  @Override
  public void read(int index, float[] out, int offset) {
    plain.read(index, out, offset);
  }

  /** What one epoch sees. */
  private final class Varied implements LabelledSignals {
    private final int epoch;
    private final long seed;

    Varied(int epoch, long seed) {
      this.epoch = epoch;
      this.seed = seed;
    }

    @Override
    public Graph graph() {
      return plain.graph();
    }

    @Override
    public int features() {
      return plain.features();
    }

    @Override
    public int size() {
      return plain.size();
    }

    @Override
    public int label(int index) {
      return plain.label(index);
    }

    @Override
    public void read(int index, float[] out, int offset) {
      preprocessing.apply(augmentation.augment(images, index, epoch, seed), out, offset);
    }
  }
}
