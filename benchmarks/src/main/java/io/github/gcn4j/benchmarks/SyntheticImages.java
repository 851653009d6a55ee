package io.github.gcn4j.benchmarks;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.program.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded 96×96 images of four classes: noise, lighter from class to class. */
final class SyntheticImages {
  static final int CLASSES = 4;
  private static final int SIDE = 96;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  private SyntheticImages() {}

  /** So many images, their classes in turn, as signals for a preset on the grid they share. */
  static ImageSignals signals(int count, Preset preset) {
    int channels = preset.channels();
    SplittableRandom random = new SplittableRandom(7);
    List<LabelledImage> images = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int label = i % CLASSES;
      byte[] pixels = new byte[SIDE * SIDE * channels];
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) (40 * label + random.nextInt(80));
      }
      String name = NAMES.get(label) + "/" + i;
      float[] histogram = new float[LabelledImage.HISTOGRAM_LENGTH];
      long hash = LabelledImage.hash(pixels);
      images.add(new LabelledImage(name, label, pixels, histogram, hash));
    }
    ImageSet set = new ImageSet(SIDE, SIDE, channels, NAMES, images);
    return new ImageSignals(set, Preprocessing.of(SIDE, SIDE, channels, preset.features()));
  }
}
