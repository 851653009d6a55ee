package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.imaging.augment.Pipeline;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.Sampling;
import io.github.gcn4j.training.TrainingOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecipeTest {

  @Test
  void flatIsTheReferenceSystems() {
    Recipe recipe = Recipe.of(Preset.FLAT);

    assertThat(recipe.input())
        .containsExactly(
            Map.entry("preset", "flat"),
            Map.entry("image_size", "96"),
            Map.entry("channels", "1"),
            Map.entry("standardise", "none"),
            Map.entry("augment", "none"));
    assertThat(recipe.options()).isEqualTo(new TrainingOptions(25, 16, 0.001, 0));
  }

  @Test
  void pyramidIsWhatTheMeasuredModelWasTrainedBy() {
    Recipe recipe = Recipe.of(Preset.PYRAMID);

    assertThat(recipe.input())
        .containsEntry("channels", "3")
        .containsEntry("standardise", "stain")
        .containsEntry("augment", "camera=0.15,noise=0.05");
    assertThat(recipe.options().toMap())
        .containsEntry("epochs", "8")
        .containsEntry("batch", "32")
        .containsEntry("optimizer", "adamw")
        .containsEntry("learning_rate", "0.004")
        .containsEntry("weight_decay", "0.001")
        .containsEntry("schedule", "cosine")
        .containsEntry("final_fraction", "0.0")
        .containsEntry("sampling", "by_group")
        .containsEntry("sampling_power", "0.7")
        .containsEntry("warm_up", "0.15")
        .containsEntry("label_smoothing", "0.05")
        .containsEntry("class_balance", "equal");
  }

  @Test
  void segmentedPicturesKeepTheirColoursAndAreDrawnOnceAnEpoch() {
    Recipe recipe = Recipe.of(Preset.SEGMENTED);

    assertThat(recipe.input())
        .containsEntry("channels", "3")
        .containsEntry("standardise", "channels")
        .containsEntry("augment", "color=0.05,noise=0.02");
    assertThat(recipe.options().epochs()).isEqualTo(16);
    assertThat(recipe.options().sampling()).isEqualTo(new Sampling.Each());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipe.of(Preset.FLAT).withStandardisation(Standardisation.STAIN))
        .withMessage("expected a preset for colour images with stain features, found flat");
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void aModelTellsItsRecipe(Preset preset) {
    Recipe recipe =
        Recipe.of(preset)
            .withImageSize(32)
            .withAugmentation(Pipeline.parse("brightness=0.1,jpeg=50"))
            .withStandardisation(Standardisation.CHANNELS);
    Provenance provenance =
        new Provenance(
            "trained",
            Map.of(),
            Map.of(),
            recipe.input(),
            recipe.options().toMap(),
            Map.of(),
            Map.of());

    assertThat(Recipe.of(provenance)).isEqualTo(recipe);
  }

  @Test
  void aConvertedModelHasNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipe.of(Provenance.of("converted")))
        .withMessage("expected the recipe of a training, found none (no preset)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Standardisation.named("images"))
        .withMessage("expected one of [none, channels, stain], found 'images'");
  }

  private static ImageSet colours(byte[]... pixels) {
    List<LabelledImage> images =
        java.util.Arrays.stream(pixels)
            .map(
                values ->
                    new LabelledImage("x", 0, values, new float[LabelledImage.HISTOGRAM_LENGTH], 0))
            .toList();
    return new ImageSet(1, 2, 3, List.of("a"), images);
  }

  @Test
  void channelsAreMeasuredOverAllPixels() {
    byte[] dark = {0, 51, 7, 0, 51, 7};
    byte[] light = {(byte) 255, 51, 7, (byte) 255, (byte) 153, 7};

    Preprocessing measured = Standardisation.CHANNELS.preprocessing(colours(dark, light));

    assertThat(measured.mean().get(0)).isEqualTo(0.5f);
    assertThat(measured.std().get(0)).isEqualTo(0.5f);
    assertThat(measured.mean().get(1)).isCloseTo(0.3f, within(1e-6f));
    assertThat(measured.std().get(1)).isCloseTo((float) (0.4 * Math.sqrt(3) / 4), within(1e-6f));
    assertThat(measured.std().get(2)).as("a channel that never changes").isEqualTo(1f);
    assertThat(Standardisation.NONE.preprocessing(colours(dark)))
        .isEqualTo(Preprocessing.unit(1, 2, 3));
  }
}
