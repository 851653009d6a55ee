package io.github.gcn4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TrainingOptionsTest {
  private static final TrainingOptions DEFAULTS = TrainingOptions.defaults();

  static Stream<TrainingOptions> various() {
    return Stream.of(
        DEFAULTS,
        DEFAULTS.withOptimizer(new Optimizer.AdamW(0.1 + 0.2, 1e-3)).withSeed(Long.MIN_VALUE),
        DEFAULTS.withSchedule(new Schedule.Cosine(0.05, 0.01)).withLabelSmoothing(0.05),
        DEFAULTS.withSchedule(Schedule.OneCycle.standard().withWarmUp(0.15)).withBatch(32),
        DEFAULTS.withMaximumNorm(1.0 / 3).withAveraging(new Averaging.Ema(0.999)),
        DEFAULTS.withAveraging(new Averaging.LastEpochs(0.25)).withEpochs(12),
        DEFAULTS.withAveraging(new Averaging.Ema(0.99)).withPatience(3),
        DEFAULTS.withClassBalance(Balance.NONE).withGroupBalance(Balance.EQUAL),
        DEFAULTS.withSampling(new Sampling.ByGroup(0.7)));
  }

  @ParameterizedTest
  @MethodSource("various")
  void optionsComeBackFromTextAsTheyWere(TrainingOptions options) {
    assertThat(TrainingOptions.fromMap(options.toMap())).isEqualTo(options);
    assertThat(TrainingOptions.keys()).containsAll(options.toMap().keySet());
  }

  @Test
  void keysAreStable() {
    assertThat(DEFAULTS.toMap())
        .containsExactly(
            Map.entry("epochs", "25"),
            Map.entry("batch", "16"),
            Map.entry("seed", "0"),
            Map.entry("optimizer", "adam"),
            Map.entry("learning_rate", "0.001"),
            Map.entry("schedule", "constant"),
            Map.entry("label_smoothing", "0.0"),
            Map.entry("maximum_norm", "none"),
            Map.entry("averaging", "none"),
            Map.entry("patience", "none"),
            Map.entry("class_balance", "equal"),
            Map.entry("group_balance", "none"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs | 0 | at least 1 epoch",
        "epochs | many | epochs: expected an integer, found many",
        "optimizer | sgd | optimizer: expected adam or adamw, found sgd",
        "optimizer | adamw | weight_decay: expected a number, found nothing",
        "schedule | linear | schedule: expected constant, cosine or one_cycle, found linear",
        "averaging | all | averaging: expected none, ema or last_epochs, found all",
        "patience | 0 | patience of at least 1",
        "maximum_norm | NaN | positive maximum norm",
        "class_balance | EQUAL | class_balance: expected equal or none, found EQUAL",
        "sampling | each | sampling: expected by_group, found each",
        "sampling | by_group | sampling_power: expected a number, found nothing",
        "sampling_power | 0.5 | no further training options, found [sampling_power]",
        "starts | 0 | at least 1 start, found 0",
        "starts | few | starts: expected an integer, found few",
        "mixup | 0.2 | no further training options, found [mixup]",
        "weight_decay | 0.1 | no further training options, found [weight_decay]",
      })
  void textThatIsNoOptionIsRefused(String key, String value, String message) {
    Map<String, String> map = new HashMap<>(DEFAULTS.toMap());
    map.put(key, value);
    Samples.refuses(() -> TrainingOptions.fromMap(map), message);
  }

  @Test
  void aMissingOptionIsRefused() {
    Map<String, String> map = new HashMap<>(DEFAULTS.toMap());
    map.remove("batch");
    Samples.refuses(
        () -> TrainingOptions.fromMap(map), "batch: expected an integer, found nothing");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    Samples.refuses(() -> new TrainingOptions(0, 16, 0.001, 0), "0 and 16");
    Samples.refuses(() -> new TrainingOptions(1, 0, 0.001, 0), "1 and 0");
    Samples.refuses(() -> new TrainingOptions(1, 1, Double.NaN, 0), "NaN");
    Samples.refuses(() -> DEFAULTS.withLabelSmoothing(1), "found 1.0");
    Samples.refuses(() -> DEFAULTS.withMaximumNorm(0), "found 0.0");
    Samples.refuses(() -> DEFAULTS.withPatience(0), "found 0");
    Samples.refuses(() -> DEFAULTS.withStarts(0), "at least 1 start, found 0");
    Samples.refuses(() -> new Optimizer.Adam(0), "found 0.0");
    Samples.refuses(() -> new Sampling.ByGroup(1.1), "power of 0 to 1, found 1.1");
    Samples.refuses(() -> new Optimizer.AdamW(0.1, -1), "found -1.0");
  }

  @Test
  void startsAreKeptWhereThereAreSeveral() {
    assertThat(TrainingOptions.fromMap(DEFAULTS.withStarts(4).toMap()).starts()).isEqualTo(4);
    assertThat(DEFAULTS.withStarts(1).toMap()).isEqualTo(DEFAULTS.toMap());
  }

  @Test
  void eachOptionIsChangedByItself() {
    TrainingOptions changed = DEFAULTS.withEpochs(2).withSeed(3).withLearningRate(0.1);
    assertThat(changed).isEqualTo(new TrainingOptions(2, 16, 0.1, 3));
    assertThat(DEFAULTS.withOptimizer(new Optimizer.AdamW(1, 0.2)).withLearningRate(0.5))
        .extracting(TrainingOptions::optimizer)
        .isEqualTo(new Optimizer.AdamW(0.5, 0.2));
  }
}
