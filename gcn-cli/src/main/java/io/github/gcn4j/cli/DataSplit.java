package io.github.gcn4j.cli;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.training.StratifiedSplit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Who learns, who chooses the best epoch, and who is asked at the end.
 *
 * @param training learnt from
 * @param validation carved out of the training images; chooses the epoch; may be empty
 * @param test never looked at before the end; may be empty
 * @param words how it was done, for provenance
 */
record DataSplit(ImageSet training, ImageSet validation, ImageSet test, String words) {

  /** Keeps these draws apart from the trainer's, which start from the bare seed. */
  private static final long SALT = 0x73706c6974L; // "split"

  /** Splits off a fraction of each class for testing, then one for validation. */
  static DataSplit random(
      ImageSet images, double testFraction, double validationFraction, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    StratifiedSplit tested = StratifiedSplit.of(images.labels(), testFraction, random.split());
    String how = "random, stratified by class, test fraction " + testFraction;
    return validated(
        images.subset(tested.rest()),
        images.subset(tested.heldOut()),
        validationFraction,
        random,
        how);
  }

  /**
   * Splits by lists of names, then splits off a fraction of the training images for validation.
   *
   * @throws CommandException if an image is in both lists
   */
  static DataSplit listed(
      ImageSet images, ListedImages lists, double validationFraction, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    random.split(); // the test images' draws, so that validation is drawn alike either way
    return validated(
        images.subset(positions(images, lists.training())),
        images.subset(positions(images, lists.test())),
        validationFraction,
        random,
        lists.words());
  }

  private static DataSplit validated(
      ImageSet rest, ImageSet test, double fraction, SplittableRandom random, String how) {
    StratifiedSplit split = StratifiedSplit.of(rest.labels(), fraction, random.split());
    ImageSet training = rest.subset(split.rest());
    ImageSet validation = rest.subset(split.heldOut());
    String words =
        "%d training, %d validation and %d test images; %s, validation fraction %s"
            .formatted(training.size(), validation.size(), test.size(), how, fraction);
    return new DataSplit(training, validation, test, words);
  }

  private static int[] positions(ImageSet images, Set<String> names) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      if (names.contains(images.images().get(i).name())) {
        positions.add(i);
      }
    }
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }

  /** All the model has seen: training and validation images. */
  List<LabelledImage> seen() {
    List<LabelledImage> seen = new ArrayList<>(training.images());
    seen.addAll(validation.images());
    return seen;
  }

  /** How many classes have a training image. */
  int classesToLearn() {
    Set<Integer> labels = new HashSet<>();
    training.images().forEach(image -> labels.add(image.label()));
    return labels.size();
  }
}
