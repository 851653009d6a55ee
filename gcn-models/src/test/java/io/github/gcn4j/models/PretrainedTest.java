package io.github.gcn4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PretrainedTest {

  @ParameterizedTest
  @EnumSource
  void everyModelKnowsTheFourClassesAndWhereItCameFrom(Pretrained pretrained) {
    ModelFamily family = pretrained.load();

    assertThat(family.classes()).containsExactly("Benign", "Early", "Pre", "Pro");
    for (Model model : family.models()) {
      assertThat(model.provenance().training()).isNotEmpty();
      assertThat(model.provenance().data()).containsKey("fingerprint");
      assertThat(model.baseline()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noModelHoldsAnythingOfASingleImage(Pretrained pretrained) {
    for (Model model : pretrained.load().models()) {
      assertThat(model.trainingHashes()).isEmpty();
      assertThat(model.provenance().sections().toString())
          .doesNotContainPattern("(?i)[.](jpe?g|png)");
      // A thousand distances of 2,500 and more images, sorted: of no image in particular.
      model
          .trust()
          .novelty()
          .ifPresent(novelty -> assertThat(novelty.distances()).isSorted().hasSizeLessThan(1001));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noFileNamesAnImageOrHoldsATensorOfEach(Pretrained pretrained) throws IOException {
    for (String file : pretrained.files()) {
      try (InputStream in = Pretrained.class.getResourceAsStream(file + ".safetensors")) {
        assertThat(in).isNotNull();
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("provenance.image_hashes", ".jpg", ".png", "WBC-");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFileIsSmall(Pretrained pretrained) throws IOException {
    for (String file : pretrained.files()) {
      try (InputStream in = Pretrained.class.getResourceAsStream(file + ".safetensors")) {
        assertThat(in).isNotNull();
        assertThat(in.readAllBytes().length).isLessThan(500_000);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyModelHasACardThatSaysWhatItIsWorthAndWhatItIsNotFor(Pretrained pretrained) {
    assertThat(pretrained.card())
        .contains("## Data", "## Measured", "## Limits", "## Not for", "Licence");
  }

  @Test
  void theDefaultKnowsBothKindsOfPicturesAndWhatTheyLookLike() {
    List<Model> models = Pretrained.PYRAMID.load().models();

    assertThat(models)
        .extracting(model -> model.trust().pictures())
        .containsExactly(PictureKind.ORIGINAL, PictureKind.SEGMENTED);
    assertThat(models).allMatch(model -> model.trust().novelty().isPresent());
  }

  @Test
  void modelsAreFoundByNameInAnyCase() {
    for (Pretrained one : Pretrained.values()) {
      assertThat(Pretrained.named(one.label())).contains(one);
    }
    assertThat(Pretrained.named("Pyramid-Original")).contains(Pretrained.PYRAMID_ORIGINAL);
    assertThat(Pretrained.named("resnet")).isEmpty();
  }
}
