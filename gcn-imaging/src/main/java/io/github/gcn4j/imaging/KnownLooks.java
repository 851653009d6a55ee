package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.PictureStatistics;
import io.github.gcn4j.model.Novelty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Learns what the images look like that a model has seen. */
final class KnownLooks {
  /** Fewer say too little of how much images vary. */
  private static final int FEWEST = 2 * PictureStatistics.COUNT;

  private KnownLooks() {}

  /**
   * Fits to the images that are learnt from and those that choose the epoch, by the groups that
   * training balances or the split keeps together; where none are known, by groups of like colours.
   *
   * @return empty with fewer than 84 images or two groups
   * @throws ImageFolderException if an image has no group
   */
  static Optional<Novelty> of(ImageSplit split, long seed) throws ImageFolderException {
    ImageSet training = split.training();
    ImageSet seen =
        new ImageSet(
            training.height(),
            training.width(),
            training.channels(),
            training.classes(),
            split.seen());
    if (seen.size() < FEWEST) {
      return Optional.empty();
    }
    Optional<ImageGroups> known = split.balanced().or(split::groups);
    int[] groups =
        numbers(known.isPresent() ? known.get().of(seen) : ColourClusters.of(seen, seed));
    for (int group : groups) {
      if (group > 0) {
        return Optional.of(Novelty.fit(statistics(seen), groups));
      }
    }
    return Optional.empty();
  }

  /** Each name's place among the different ones. */
  private static int[] numbers(List<String> names) {
    List<String> different = new ArrayList<>(names.stream().distinct().toList());
    return names.stream().mapToInt(different::indexOf).toArray();
  }

  private static float[][] statistics(ImageSet images) {
    return images.images().stream()
        .map(LabelledImage::pixels)
        .map(
            pixels ->
                PictureStatistics.of(pixels, images.height(), images.width(), images.channels()))
        .toArray(float[][]::new);
  }
}
