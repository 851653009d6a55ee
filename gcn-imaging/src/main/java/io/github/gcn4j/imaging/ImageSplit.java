package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.training.StratifiedSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which images are learnt from, which choose the best epoch, and which are asked at the end.
 *
 * @param training learnt from
 * @param validation carved out of the training images; chooses the epoch; may be empty
 * @param test never looked at before the end; may be empty
 * @param words how it was done, for provenance
 */
public record ImageSplit(ImageSet training, ImageSet validation, ImageSet test, String words) {

  /** Keeps these draws apart from the trainer's, which start from the bare seed. */
  private static final long SALT = 0x73706c6974L; // "split"

  /** Checks for null. */
  public ImageSplit {
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(validation, "validation");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(words, "words");
  }

  /**
   * Splits off a fraction of each class for testing, then one of the rest for validation. The same
   * images, fractions and seed give the same split.
   *
   * @param images all there are
   * @param testFraction at least 0 and below 1
   * @param validationFraction of what testing leaves; at least 0 and below 1
   * @param seed of the shuffle
   * @throws IllegalArgumentException if a fraction is out of range
   */
  public static ImageSplit random(
      ImageSet images, double testFraction, double validationFraction, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    StratifiedSplit tested = StratifiedSplit.of(images.labels(), testFraction, random.split());
    return validated(
        images.subset(tested.rest()),
        images.subset(tested.heldOut()),
        validationFraction,
        random,
        "random, stratified by class, test fraction " + testFraction);
  }

  /**
   * Splits by names, then splits off a fraction of the training images for validation.
   *
   * @param images all there are, in the order the parts keep
   * @param training names to learn from; those that are no image's are passed over
   * @param test names to test on; likewise
   * @param how where the names come from, for {@link #words()}
   * @param validationFraction of the training images; at least 0 and below 1
   * @param seed of the shuffle
   * @throws IllegalArgumentException if the fraction is out of range or a name is in both sets
   */
  public static ImageSplit named(
      ImageSet images,
      Set<String> training,
      Set<String> test,
      String how,
      double validationFraction,
      long seed) {
    for (String name : test) {
      if (training.contains(name)) {
        throw new IllegalArgumentException(
            "expected each image either for training or for testing, found " + name + " for both");
      }
    }
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    random.split(); // the test images' draws, so that validation is drawn alike either way
    return validated(
        images.subset(positions(images, training)),
        images.subset(positions(images, test)),
        validationFraction,
        random,
        how);
  }

  private static ImageSplit validated(
      ImageSet rest, ImageSet test, double fraction, SplittableRandom random, String how) {
    StratifiedSplit split = StratifiedSplit.of(rest.labels(), fraction, random.split());
    ImageSet training = rest.subset(split.rest());
    ImageSet validation = rest.subset(split.heldOut());
    String words =
        "%d training, %d validation and %d test images; %s, validation fraction %s"
            .formatted(training.size(), validation.size(), test.size(), how, fraction);
    return new ImageSplit(training, validation, test, words);
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
  public List<LabelledImage> seen() {
    List<LabelledImage> seen = new ArrayList<>(training.images());
    seen.addAll(validation.images());
    return seen;
  }

  /** How many classes have a training image. */
  public int classesToLearn() {
    return (int) training.images().stream().mapToInt(LabelledImage::label).distinct().count();
  }
}
