package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageSplitTest {
  private static final ImageSet IMAGES = images();

  /** Twenty images of each of two classes: a/0 … a/19, b/0 … b/19. */
  private static ImageSet images() {
    List<LabelledImage> images = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = (i < 20 ? "a/" : "b/") + i % 20;
      images.add(
          new LabelledImage(
              name, i / 20, new byte[1], new float[LabelledImage.HISTOGRAM_LENGTH], i));
    }
    return new ImageSet(1, 1, 1, List.of("a", "b"), images);
  }

  @Test
  void everyImageIsInExactlyOnePartAndEachClassKeepsItsShare() {
    ImageSplit split = ImageSplit.random(IMAGES, 0.2, 0.25, 1);

    assertThat(split.training().classCounts()).containsExactly(12, 12);
    assertThat(split.validation().classCounts()).containsExactly(4, 4);
    assertThat(split.test().classCounts()).containsExactly(4, 4);
    List<LabelledImage> all = new ArrayList<>(split.seen());
    all.addAll(split.test().images());
    assertThat(all).containsExactlyInAnyOrderElementsOf(IMAGES.images());
    assertThat(split.classesToLearn()).isEqualTo(2);
    assertThat(split.words())
        .isEqualTo(
            "24 training, 8 validation and 8 test images; kind random, seed 1, test fraction 0.2,"
                + " validation fraction 0.25");
  }

  @Test
  void theSameSeedSplitsAlikeAndAnotherOtherwise() {
    ImageSplit split = ImageSplit.random(IMAGES, 0.2, 0.1, 1);

    assertThat(ImageSplit.random(IMAGES, 0.2, 0.1, 1)).isEqualTo(split);
    assertThat(ImageSplit.random(IMAGES, 0.2, 0.1, 2).test()).isNotEqualTo(split.test());
  }

  @Test
  void aSplitByNamesLeavesOutWhatIsNotNamed() throws ImageFolderException {
    ImageSplit split =
        ImageSplit.named(
            IMAGES,
            Set.of("a/3", "a/1"),
            Set.of("b/7", "c/1"),
            Map.of("why", "by hand"),
            Optional.empty(),
            0,
            1);

    assertThat(split.training().images())
        .extracting(LabelledImage::name)
        .containsExactly("a/1", "a/3");
    assertThat(split.validation().size()).isZero();
    assertThat(split.test().images()).extracting(LabelledImage::name).containsExactly("b/7");
    assertThat(split.classesToLearn()).isEqualTo(1);
    assertThat(split.how()).containsEntry("kind", "lists").containsEntry("why", "by hand");
  }

  @Test
  void anImageForTrainingAndForTestingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ImageSplit.named(
                    IMAGES, Set.of("a/1"), Set.of("a/1"), Map.of(), Optional.empty(), 0, 1))
        .withMessageContaining("found a/1 for both");
  }

  /** Groups of four neighbours: a/0 to a/3 are 0, … b/16 to b/19 are 9. */
  private static ImageGroups groups() {
    Map<String, String> groups = new HashMap<>();
    for (int i = 0; i < IMAGES.size(); i++) {
      groups.put(IMAGES.images().get(i).name(), Integer.toString(i / 4));
    }
    return new ImageGroups("groups.csv", "slide", "0123", groups);
  }

  private static Set<String> groupsOf(ImageSet images) throws ImageFolderException {
    return new HashSet<>(groups().of(images));
  }

  @Test
  void groupsStayOnOneSideOfTheTest() throws ImageFolderException {
    ImageSplit split = ImageSplit.grouped(IMAGES, groups(), 0.2, 0.25, 1);

    assertThat(split.test().classCounts()).containsExactly(4, 4);
    assertThat(groupsOf(split.test()))
        .hasSize(2)
        .doesNotContainAnyElementsOf(groupsOf(split.training()))
        .doesNotContainAnyElementsOf(groupsOf(split.validation()));
    assertThat(groupsOf(split.validation()))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(groupsOf(split.training()));
    assertThat(split.how())
        .containsEntry("kind", "group")
        .containsEntry("groups_column", "slide")
        .containsEntry("groups_sha256", "0123");
    assertThat(split.words()).contains("groups column slide").doesNotContain("0123");
  }

  @Test
  void everyImageIsATestImageOfOneFold() throws ImageFolderException {
    List<ImageSplit> folds = ImageSplit.folds(IMAGES, 5, Optional.of(groups()), 0.1, 1);

    assertThat(folds).hasSize(5);
    assertThat(folds.stream().flatMap(fold -> fold.test().images().stream()).toList())
        .containsExactlyInAnyOrderElementsOf(IMAGES.images());
    for (ImageSplit fold : folds) {
      assertThat(groupsOf(fold.test())).doesNotContainAnyElementsOf(groupsOf(fold.training()));
      assertThat(groupsOf(fold.validation()))
          .isNotEmpty()
          .doesNotContainAnyElementsOf(groupsOf(fold.training()));
      assertThat(fold.seen()).doesNotContainAnyElementsOf(fold.test().images());
      assertThat(fold.test().classCounts()).containsExactly(4, 4);
    }
    assertThat(folds.get(1).how()).containsEntry("folds", "5").containsEntry("fold", "2");
    assertThat(ImageSplit.folds(IMAGES, 5, Optional.empty(), 0.1, 1))
        .isEqualTo(ImageSplit.folds(IMAGES, 5, Optional.empty(), 0.1, 1));
  }

  @Test
  void validationKeepsGroupsWholeAlsoWhereListsSayWhatIsTested() throws ImageFolderException {
    Set<String> training = new HashSet<>();
    IMAGES.images().stream().limit(16).forEach(image -> training.add(image.name()));
    IMAGES.images().stream().skip(24).forEach(image -> training.add(image.name()));

    ImageSplit split =
        ImageSplit.named(
            IMAGES, training, Set.of("a/17"), Map.of(), Optional.of(groups()), 0.25, 1);

    assertThat(groupsOf(split.validation()))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(groupsOf(split.training()));
    assertThat(split.groups()).contains(groups());
  }

  @Test
  void aSeedGivesTheSplitItAlwaysGave() throws ImageFolderException {
    ImageSplit split = ImageSplit.random(IMAGES, 0.1, 0.1, 7);
    assertThat(names(split.test())).isEqualTo("a/0 a/12 b/3 b/11");
    assertThat(names(split.validation())).isEqualTo("a/1 a/15 b/12 b/15");
    ImageSplit fold = ImageSplit.folds(IMAGES, 8, Optional.empty(), 0.1, 7).get(2);
    assertThat(names(fold.test())).isEqualTo("a/2 a/9 a/19 b/1 b/7");
    assertThat(names(fold.validation())).isEqualTo("a/4 a/10 b/13 b/14");
  }

  private static String names(ImageSet images) {
    return String.join(" ", images.images().stream().map(LabelledImage::name).toList());
  }
}
