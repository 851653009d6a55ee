package io.github.gcn4j.model;

import static io.github.gcn4j.model.FamilyFixtures.SIDE;
import static io.github.gcn4j.model.FamilyFixtures.model;
import static io.github.gcn4j.model.FamilyFixtures.original;
import static io.github.gcn4j.model.FamilyFixtures.segmented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.data.PictureKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelFamilyTest {
  private static ModelFamily family(PictureKind... kinds) {
    return new ModelFamily(Arrays.stream(kinds).map(FamilyFixtures::model).toList());
  }

  @Test
  void everyPictureGoesToTheModelForItsKind() {
    ModelFamily both = family(PictureKind.ORIGINAL, PictureKind.SEGMENTED);

    assertThat(both.choose(original()).index()).isZero();
    assertThat(both.choose(segmented()).index()).isEqualTo(1);
    assertThat(both.choose(segmented()).kind()).isEqualTo(PictureKind.SEGMENTED);
    assertThat(both.choose(original()).isKnown()).isTrue();
  }

  @Test
  void aModelForTheKindComesBeforeOneForAny() {
    for (ModelFamily family :
        List.of(
            family(PictureKind.ANY, PictureKind.ORIGINAL),
            family(PictureKind.ORIGINAL, PictureKind.ANY))) {
      assertThat(family.choose(original()).model().trust().pictures())
          .isEqualTo(PictureKind.ORIGINAL);
      assertThat(family.choose(segmented()).model().trust().pictures()).isEqualTo(PictureKind.ANY);
      assertThat(family.choose(segmented()).isKnown()).isTrue();
    }
  }

  @Test
  void whatNobodyKnowsGoesToTheFirst() {
    ModelFamily one = family(PictureKind.ORIGINAL);

    assertThat(one.choose(segmented()).index()).isZero();
    assertThat(one.choose(segmented()).isKnown()).isFalse();
  }

  @Test
  void refusesModelsThatDoNotFitTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelFamily(List.of()))
        .withMessageContaining("at least one model, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> family(PictureKind.ANY, PictureKind.ANY))
        .withMessageContaining("found two for any");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ModelFamily(
                    List.of(
                        model(PictureKind.ORIGINAL), model(PictureKind.SEGMENTED, SIDE, "a", "c"))))
        .withMessageContaining("found [a, b] and [a, c]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ModelFamily(
                    List.of(
                        model(PictureKind.ORIGINAL), model(PictureKind.SEGMENTED, 9, "a", "b"))))
        .withMessageContaining("found 8×8×3 and 9×9×3");
  }

  @Test
  void refusesAPictureOfAnotherSize() {
    ModelFamily both = family(PictureKind.ORIGINAL, PictureKind.SEGMENTED);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> both.choose(new byte[SIDE * SIDE * 3 - 1]))
        .withMessage("expected 192 pixel values (8×8×3), found 191");
    assertThatIllegalArgumentException().isThrownBy(() -> both.choose(new byte[SIDE * SIDE]));
  }
}
