package io.github.gcn4j.cli;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImageGroups;
import io.github.gcn4j.imaging.ImageSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How images are to be divided.
 *
 * @param kind by chance, by groups, by lists, or so that each is tested on once
 * @param seed of the shuffle
 * @param testFraction share of each class to test on, where neither lists nor folds say
 * @param validationFraction share of each class's training images that chooses the best epoch
 * @param folds how many, where there are folds
 * @param fold the only one wanted, from 1, or 0 for all
 * @param groups what belongs together
 * @param balanced groups that training balances instead of those
 * @param trainingList names of the images to learn from
 * @param testList names of the images to test on
 */
record SplitPlan(
    Kind kind,
    long seed,
    double testFraction,
    double validationFraction,
    int folds,
    int fold,
    Optional<ImageGroups> groups,
    Optional<ImageGroups> balanced,
    Optional<Path> trainingList,
    Optional<Path> testList) {

  /** How test images are chosen. */
  enum Kind {
    RANDOM,
    GROUP,
    LISTS,
    FOLDS;

    /** The one that provenance calls so, if there is one. */
    static Optional<Kind> named(String name) {
      return Arrays.stream(values()).filter(kind -> kind.label().equals(name)).findFirst();
    }

    /** What provenance calls them. */
    static List<String> names() {
      return Arrays.stream(values()).map(Kind::label).toList();
    }

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Part of the images for a test, by chance. */
  static SplitPlan random(double testFraction, double validationFraction, long seed) {
    return new SplitPlan(
        Kind.RANDOM,
        seed,
        testFraction,
        validationFraction,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with every fold. */
  SplitPlan withAllFolds() {
    return new SplitPlan(
        kind,
        seed,
        testFraction,
        validationFraction,
        folds,
        0,
        groups,
        balanced,
        trainingList,
        testList);
  }

  /** Whether several models come of it. */
  boolean crossValidates() {
    return kind == Kind.FOLDS && fold == 0;
  }

  /** Whether there will be test images, if there are enough images. */
  boolean tests() {
    return kind == Kind.LISTS || kind == Kind.FOLDS || testFraction > 0;
  }

  /**
   * Reads the lists, if there are any.
   *
   * @throws CommandException as {@link ListedImages#read}
   * @throws IOException likewise
   */
  Optional<ListedImages> lists(ImageFolder folder) throws IOException {
    if (kind == Kind.LISTS && trainingList.isEmpty() && testList.isEmpty()) {
      throw new CommandException(
          "the lists of the run to repeat", "none", "add --train-list or --test-list");
    }
    return kind == Kind.LISTS
        ? Optional.of(ListedImages.read(folder, trainingList, testList))
        : Optional.empty();
  }

  /**
   * Divides images.
   *
   * @param lists what {@link #lists} gave
   * @return one split, or one for each fold
   * @throws CommandException if a run with lists is to be repeated without them, or the images
   *     cannot be divided so
   * @throws IOException if an image has no group
   */
  List<ImageSplit> of(ImageSet images, Optional<ListedImages> lists) throws IOException {
    List<ImageSplit> splits = divided(images, lists);
    return balanced.isPresent()
        ? splits.stream().map(split -> split.withBalanced(balanced.get())).toList()
        : splits;
  }

  private List<ImageSplit> divided(ImageSet images, Optional<ListedImages> lists)
      throws IOException {
    try {
      return switch (kind) {
        case RANDOM ->
            List.of(grouped(ImageSplit.random(images, testFraction, validationFraction, seed)));
        case GROUP ->
            List.of(
                ImageSplit.grouped(
                    images, groups.orElseThrow(), testFraction, validationFraction, seed));
        case LISTS -> List.of(named(images, lists.orElseThrow()));
        case FOLDS -> {
          List<ImageSplit> all = ImageSplit.folds(images, folds, groups, validationFraction, seed);
          yield fold == 0 ? all : List.of(all.get(fold - 1));
        }
      };
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }

  private ImageSplit named(ImageSet images, ListedImages lists) throws IOException {
    return ImageSplit.named(
        images, lists.training(), lists.test(), lists.how(), groups, validationFraction, seed);
  }

  private ImageSplit grouped(ImageSplit split) {
    return groups.map(split::withGroups).orElse(split);
  }
}
