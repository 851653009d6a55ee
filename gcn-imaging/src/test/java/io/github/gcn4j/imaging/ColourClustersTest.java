package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColourClustersTest {

  /** Three looks of three images each, a little noise in each. */
  private static ImageSet looks() {
    List<LabelledImage> images = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 9; i++) {
      byte[] pixels = new byte[4 * 4 * 3];
      for (int p = 0; p < pixels.length; p++) {
        int colour = 60 + 50 * ((i % 3 + p) % 3);
        int texture = p < 24 ? 10 * (i % 3) : 0;
        pixels[p] = (byte) (colour + texture + random.nextInt(4));
      }
      images.add(
          new LabelledImage("i" + i, 0, pixels, new float[LabelledImage.HISTOGRAM_LENGTH], i));
    }
    return new ImageSet(4, 4, 3, List.of("a"), images);
  }

  @Test
  void imagesOfLikeColoursAreTogether() {
    for (int seed = 0; seed < 5; seed++) {
      List<String> groups = ColourClusters.of(looks(), seed);
      assertThat(groups).hasSize(9);
      assertThat(new HashSet<>(groups)).hasSize(3);
      for (int i = 3; i < 9; i++) {
        assertThat(groups.get(i)).isEqualTo(groups.get(i % 3));
      }
      assertThat(ColourClusters.of(looks(), seed)).isEqualTo(groups);
    }
  }

  @Test
  void imagesThatAreAlikeAreOneGroup() {
    LabelledImage image = looks().images().get(0);
    ImageSet set = new ImageSet(4, 4, 3, List.of("a"), List.of(image, image, image, image, image));
    assertThat(ColourClusters.of(set, 1)).containsOnly("0");
    byte[] gray = new byte[16];
    Arrays.fill(gray, (byte) 9);
    LabelledImage one =
        new LabelledImage("g", 0, gray, new float[LabelledImage.HISTOGRAM_LENGTH], 1);
    assertThat(ColourClusters.of(new ImageSet(4, 4, 1, List.of("a"), List.of(one)), 1))
        .containsExactly("0");
  }
}
