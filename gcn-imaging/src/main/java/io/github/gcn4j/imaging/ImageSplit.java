package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.training.Folds;
import io.github.gcn4j.training.GroupedSplit;
import io.github.gcn4j.training.StratifiedSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Which images are learnt from, which choose the best epoch, and which are asked at the end. The
 * same images, arguments and seed give the same split. Where test images are held out in whole
 * groups, so are validation images: no group is on both sides of either cut.
 *
 * @param training learnt from
 * @param validation carved out of the training images; chooses the epoch; may be empty
 * @param test never looked at before the end; may be empty
 * @param groups which images belong together, if that is known; a random split does not mind
 * @param balanced which images training is to balance against each other, where these are not the
 *     groups that are kept together
 * @param how what it takes to split so again, as texts by name, for provenance
 */
public record ImageSplit(
    ImageSet training,
    ImageSet validation,
    ImageSet test,
    Optional<ImageGroups> groups,
    Optional<ImageGroups> balanced,
    Map<String, String> how) {

  /** Keeps these draws apart from the trainer's, which start from the bare seed. */
  private static final long SALT = 0x73706c6974L; // "split"

  /** Copies the map. */
  public ImageSplit {
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(validation, "validation");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(groups, "groups");
    Objects.requireNonNull(balanced, "balanced");
    how = Collections.unmodifiableMap(new LinkedHashMap<>(how));
  }

  /**
   * Splits off a fraction of each class for testing, then one of the rest for validation.
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
    return new Validated(images, List.of(), validationFraction, random)
        .split(
            tested.rest(),
            tested.heldOut(),
            map("kind", "random", "seed", seed, "test_fraction", testFraction));
  }

  /**
   * Splits off whole groups for testing, about a fraction of each class, then whole groups of the
   * rest for validation.
   *
   * @param images all there are
   * @param groups what is kept together
   * @param testFraction at least 0 and below 1
   * @param validationFraction of what testing leaves; at least 0 and below 1
   * @param seed of the shuffle
   * @throws ImageFolderException if an image has no group
   * @throws IllegalArgumentException if a fraction is out of range, or no group can be held out,
   *     for one or the other, without taking all of a class
   */
  public static ImageSplit grouped(
      ImageSet images,
      ImageGroups groups,
      double testFraction,
      double validationFraction,
      long seed)
      throws ImageFolderException {
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    List<String> groupOf = groups.of(images);
    GroupedSplit tested = GroupedSplit.of(images.labels(), groupOf, testFraction, random.split());
    Map<String, String> how = map("kind", "group", "seed", seed, "test_fraction", testFraction);
    return new Validated(images, groupOf, validationFraction, random)
        .split(tested.rest(), tested.heldOut(), how)
        .withGroups(groups);
  }

  /**
   * Splits by names, then splits off a fraction of the training images for validation.
   *
   * @param images all there are, in the order the parts keep
   * @param training names to learn from; those that are no image's are passed over
   * @param test names to test on; likewise
   * @param how where the names come from, for {@link #how()}
   * @param groups what validation images are to be kept whole of, if anything
   * @param validationFraction of the training images; at least 0 and below 1
   * @param seed of the shuffle
   * @throws ImageFolderException if an image has no group
   * @throws IllegalArgumentException if the fraction is out of range or a name is in both sets
   */
  public static ImageSplit named(
      ImageSet images,
      Set<String> training,
      Set<String> test,
      Map<String, String> how,
      Optional<ImageGroups> groups,
      double validationFraction,
      long seed)
      throws ImageFolderException {
    for (String name : test) {
      if (training.contains(name)) {
        throw new IllegalArgumentException(
            "expected each image either for training or for testing, found " + name + " for both");
      }
    }
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    random.split(); // the test images' draws, so that validation is drawn alike either way
    Map<String, String> all = map("kind", "lists", "seed", seed);
    all.putAll(how);
    List<String> groupOf = groups.isPresent() ? groups.get().of(images) : List.of();
    ImageSplit split =
        new Validated(images, groupOf, validationFraction, random)
            .split(positions(images, training), positions(images, test), all);
    return groups.map(split::withGroups).orElse(split);
  }

  /**
   * Splits for cross-validation: every image is a test image once.
   *
   * @param images all there are
   * @param count number of folds, at least 2
   * @param groups what is kept together, if anything; as many groups as folds are the folds
   * @param validationFraction of what testing leaves; at least 0 and below 1
   * @param seed of the shuffle
   * @return a split for each fold
   * @throws ImageFolderException if an image has no group
   * @throws IllegalArgumentException if the fraction is out of range, or there are fewer than two
   *     folds or fewer images or groups than folds
   */
  public static List<ImageSplit> folds(
      ImageSet images,
      int count,
      Optional<ImageGroups> groups,
      double validationFraction,
      long seed)
      throws ImageFolderException {
    SplittableRandom random = new SplittableRandom(seed ^ SALT);
    List<String> groupOf = groups.isPresent() ? groups.get().of(images) : List.of();
    Folds folds =
        groups.isPresent()
            ? Folds.grouped(images.labels(), groupOf, count, random.split())
            : Folds.stratified(images.labels(), count, random.split());
    List<ImageSplit> splits = new ArrayList<>(count);
    for (int fold = 0; fold < count; fold++) {
      Map<String, String> how =
          map("kind", "folds", "seed", seed, "folds", count, "fold", fold + 1);
      ImageSplit split =
          new Validated(images, groupOf, validationFraction, random.split())
              .split(folds.rest(fold), folds.heldOut(fold), how);
      splits.add(groups.map(split::withGroups).orElse(split));
    }
    return splits;
  }

  private static Map<String, String> map(Object... namesAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
    }
    return map;
  }

  /** The same, telling which images belong together, so that training can balance groups. */
  public ImageSplit withGroups(ImageGroups known) {
    Map<String, String> all = new LinkedHashMap<>(how);
    all.put("groups_column", known.column());
    all.put("groups_sha256", known.sha256());
    return new ImageSplit(training, validation, test, Optional.of(known), balanced, all);
  }

  /** The same, telling which groups training is to balance instead of those kept together. */
  public ImageSplit withBalanced(ImageGroups known) {
    Map<String, String> all = new LinkedHashMap<>(how);
    all.put("balanced_column", known.column());
    all.put("balanced_sha256", known.sha256());
    return new ImageSplit(training, validation, test, groups, Optional.of(known), all);
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

  /**
   * How validation images are carved out of those that are not for the test.
   *
   * @param groupOf the group of each image if groups are kept whole, else empty
   */
  private record Validated(
      ImageSet images, List<String> groupOf, double fraction, SplittableRandom random) {

    ImageSplit split(int[] rest, int[] test, Map<String, String> how) {
      ImageSet left = images.subset(rest);
      SplittableRandom draws = random.split();
      how.put("validation_fraction", Double.toString(fraction));
      if (groupOf.isEmpty()) {
        StratifiedSplit split = StratifiedSplit.of(left.labels(), fraction, draws);
        return parts(left, split.rest(), split.heldOut(), test, how);
      }
      List<String> groups = Arrays.stream(rest).mapToObj(groupOf::get).toList();
      GroupedSplit split = GroupedSplit.of(left.labels(), groups, fraction, draws);
      return parts(left, split.rest(), split.heldOut(), test, how);
    }

    private ImageSplit parts(
        ImageSet left, int[] training, int[] validation, int[] test, Map<String, String> how) {
      return new ImageSplit(
          left.subset(training),
          left.subset(validation),
          images.subset(test),
          Optional.empty(),
          Optional.empty(),
          how);
    }
  }

  /** In a line: how many images each part has, and how they were chosen. */
  public String words() {
    return "%d training, %d validation and %d test images; "
            .formatted(training.size(), validation.size(), test.size())
        + how.entrySet().stream()
            .filter(entry -> !entry.getKey().endsWith("sha256"))
            .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue())
            .collect(Collectors.joining(", "));
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
