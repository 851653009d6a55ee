package io.github.gcn4j.imaging.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.imaging.SyntheticSmears;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {
  private static final String ALL =
      "brightness=0.15,contrast=0.15,color=0.15,camera=0.15,noise=0.05,impulse=0.05,blur=1,jpeg=50";

  @ParameterizedTest
  @ValueSource(strings = {ALL, "none", "noise=0.0001", "jpeg=50,brightness=1,jpeg=100"})
  void theTextFormComesBackAsItWas(String text) {
    Pipeline pipeline = Pipeline.parse(text);
    assertThat(pipeline.text()).isEqualTo(text);
    assertThat(Pipeline.parse(pipeline.text())).isEqualTo(pipeline);
  }

  @Test
  void blanksAndZeroesDoNotMatter() {
    assertThat(Pipeline.parse(" noise = 0.050 , blur=1.0").text()).isEqualTo("noise=0.05,blur=1");
    assertThat(Pipeline.parse("").steps()).isEmpty();
    assertThat(Pipeline.parse(" none ")).isEqualTo(Pipeline.none());
  }

  @Test
  void aTextThatIsNoPipelineIsAnsweredWithWhatIsExpected() {
    refuses(
        "noise=0.1,sharpen=1",
        "expected augmentations as NAME=BOUND, names being brightness, contrast, color, camera, noise,"
            + " impulse, blur, jpeg, found 'sharpen=1'");
    refuses("noise", "found 'noise'");
    refuses("noise=0.1,", "found ''");
    refuses("noise=", "expected a number after '=' as in brightness=0.15, found 'noise='");
    refuses("noise=much", "found 'noise=much'");
    refuses("noise=NaN", "expected noise from 0 to 1, found NaN");
    refuses("jpeg=50.5", "in whole numbers, found 50.5");
    refuses("jpeg=1e12", "in whole numbers, found 1.0E12");
  }

  @Test
  void stepsAreAppliedInTheirOrder() {
    byte[] both = {100};
    new Pipeline(List.of(new Add(50), new Doubling())).apply(both, 1, 1, 1, random());
    assertThat(both[0] & 0xff).isEqualTo(44);
    byte[] reversed = {100};
    new Pipeline(List.of(new Doubling(), new Add(50))).apply(reversed, 1, 1, 1, random());
    assertThat(reversed[0] & 0xff).isEqualTo(250);
  }

  @Test
  void everyImageVariesWithSeedAndEpochAndPlaceAndNothingElse() {
    ImageSet set = set();
    EpochAugmentation augmentation = new EpochAugmentation(Pipeline.parse(ALL));
    Set<Integer> variations = new HashSet<>();
    for (long seed = 0; seed < 3; seed++) {
      for (int epoch = 0; epoch < 4; epoch++) {
        for (int index = 0; index < set.size(); index++) {
          byte[] once = augmentation.augment(set, index, epoch, seed);
          variations.add(Arrays.hashCode(once));
          assertThat(augmentation.augment(set, index, epoch, seed)).isEqualTo(once);
        }
      }
    }
    assertThat(variations).hasSize(3 * 4 * set.size());
    assertThat(set.images().get(0).pixels())
        .as("the image itself")
        .isEqualTo(set().images().get(0).pixels());
  }

  /** The same picture three times, so that only the place can make a difference. */
  private static ImageSet set() {
    byte[] pixels = new SyntheticSmears(24, 16, 1, 3).paint(1, 0).samples();
    LabelledImage image =
        new LabelledImage("a.png", 0, pixels, new float[LabelledImage.HISTOGRAM_LENGTH], 0);
    return new ImageSet(16, 24, 3, List.of("A"), List.of(image, image, image));
  }

  private static SplittableRandom random() {
    return new SplittableRandom(1);
  }

  private static void refuses(String text, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pipeline.parse(text))
        .withMessageContaining(part);
  }

  private record Add(int amount) implements Augmentation {
    @Override
    public void apply(byte[] pixels, int h, int w, int c, RandomGenerator random) {
      pixels[0] = (byte) (pixels[0] + amount);
    }

    @Override
    public String text() {
      return "add=" + amount;
    }
  }

  private record Doubling() implements Augmentation {
    @Override
    public void apply(byte[] pixels, int h, int w, int c, RandomGenerator random) {
      pixels[0] = (byte) (2 * pixels[0]);
    }

    @Override
    public String text() {
      return "doubling=1";
    }
  }
}
