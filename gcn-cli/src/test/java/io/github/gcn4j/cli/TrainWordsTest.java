package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.cli.tune.Space;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.program.Preset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainWordsTest {
  private static final Shell SHELL = new Shell(System.out, System.err, Map.of(), Path.of(""), 0);
  private final TrainWords words = new TrainWords(SHELL);

  @Test
  void readsOptionsAsTrainDoes() {
    Recipe recipe = words.recipe(Map.of("--preset", "pyramid", "--lr", "0.01", "--batch", "8"));

    assertThat(recipe)
        .isEqualTo(
            Recipe.of(Preset.PYRAMID)
                .withOptions(
                    Recipe.of(Preset.PYRAMID).options().withLearningRate(0.01).withBatch(8)));
    assertThat(words.recipe(Map.of())).isEqualTo(Recipe.of(Preset.FLAT));
  }

  @Test
  void refusesWhatTrainRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> words.recipe(Map.of("--label-smoothing", "1")))
        .withMessageContaining("below 1, found 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> words.recipe(Map.of("--preset", "cube")))
        .withMessageContaining("expected a preset of [flat");
  }

  @Test
  void everythingThatMakesARecipeMayVaryButTheSeed() {
    assertThat(words.variable())
        .containsEntry("lr", Space.Kind.NUMBER)
        .containsEntry("batch", Space.Kind.WHOLE_NUMBER)
        .containsEntry("schedule", Space.Kind.TEXT)
        .containsEntry("preset", Space.Kind.TEXT)
        .doesNotContainKeys("seed", "temperature", "pictures", "forget-images", "help", "config");
    assertThat(words.names()).contains("--seed", "--lr");
  }

  @Test
  void aStrengthBecomesPartOfTheAugmentation() {
    Map<String, String> options = Map.of("--augment", "brightness=0.1,noise=0.02");

    assertThat(TrainWords.with(options, Map.of("augment.noise", "0.05")))
        .containsEntry("--augment", "brightness=0.1,noise=0.05");
    assertThat(TrainWords.with(options, Map.of("augment.noise", "0")))
        .containsEntry("--augment", "brightness=0.1");
    assertThat(TrainWords.with(Map.of(), Map.of("augment.blur", "1", "lr", "0.1")))
        .containsEntry("--augment", "blur=1")
        .containsEntry("--lr", "0.1");
    assertThat(TrainWords.with(Map.of(), Map.of("augment.blur", "0")))
        .containsEntry("--augment", "none");
  }

  @Test
  void tellsWhatAnOptionComesToInARecipe() {
    Recipe recipe = words.recipe(Map.of("--preset", "pyramid", "--augment", "noise=0.02"));

    assertThat(TrainWords.value(recipe, "lr")).hasValue("0.004");
    assertThat(TrainWords.value(recipe, "label-smoothing")).hasValue("0.05");
    assertThat(TrainWords.value(recipe, "preset")).hasValue("pyramid");
    assertThat(TrainWords.value(recipe, "augment.noise")).hasValue("0.02");
    assertThat(TrainWords.value(recipe, "augment.blur")).hasValue("0");
    assertThat(TrainWords.value(recipe, "moon")).isEmpty();
  }

  @Test
  void quotesWhatAShellWouldTakeApart() {
    assertThat(TrainWords.line(List.of("gcn", "--data", "my cells", "it's", "a=b,c:d")))
        .isEqualTo("gcn --data 'my cells' 'it'\\''s' a=b,c:d");
  }
}
