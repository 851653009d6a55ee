package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import java.util.ArrayList;
import java.util.List;
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
            "24 training, 8 validation and 8 test images; random, stratified by class, test"
                + " fraction 0.2, validation fraction 0.25");
  }

  @Test
  void theSameSeedSplitsAlikeAndAnotherOtherwise() {
    ImageSplit split = ImageSplit.random(IMAGES, 0.2, 0.1, 1);

    assertThat(ImageSplit.random(IMAGES, 0.2, 0.1, 1)).isEqualTo(split);
    assertThat(ImageSplit.random(IMAGES, 0.2, 0.1, 2).test()).isNotEqualTo(split.test());
  }

  @Test
  void aSplitByNamesLeavesOutWhatIsNotNamed() {
    ImageSplit split =
        ImageSplit.named(IMAGES, Set.of("a/3", "a/1"), Set.of("b/7", "c/1"), "by hand", 0, 1);

    assertThat(split.training().images())
        .extracting(LabelledImage::name)
        .containsExactly("a/1", "a/3");
    assertThat(split.validation().size()).isZero();
    assertThat(split.test().images()).extracting(LabelledImage::name).containsExactly("b/7");
    assertThat(split.classesToLearn()).isEqualTo(1);
    assertThat(split.words()).contains("by hand");
  }

  @Test
  void anImageForTrainingAndForTestingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageSplit.named(IMAGES, Set.of("a/1"), Set.of("a/1"), "by hand", 0, 1))
        .withMessageContaining("found a/1 for both");
  }
}
