package io.github.gcn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.data.GroupedData;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.data.LabelledGraph;
import io.github.gcn4j.data.LabelledGraphs;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrainingPartsTest {
  private static final TrainingOptions OPTIONS = new TrainingOptions(10, 4, 0.1, 1);

  @Test
  void gradientsAreScaledDownTogetherAsTorchDoes() {
    Program program = Samples.programWithBuffer();
    Parameters gradients = Parameters.zeros(program);
    gradients.get("fc.weight")[0] = 3;
    gradients.get("fc.weight")[1] = -4;
    gradients.get("fc.bias")[0] = 12;
    gradients.get("shift")[0] = 100; // a buffer neither counts nor changes
    GradientClipping.clip(program, gradients, 14);
    assertThat(gradients.get("fc.bias")[0]).isEqualTo(12);
    // torch.nn.utils.clip_grad_norm_(…, 2) of norm 13
    GradientClipping.clip(program, gradients, 2);
    assertThat(gradients.get("fc.weight"))
        .containsExactly(new float[] {0.46153846f, -0.6153846f}, within(1e-7f));
    assertThat(gradients.get("fc.bias")[0]).isCloseTo(1.8461537f, within(1e-6f));
    assertThat(gradients.get("shift")[0]).isEqualTo(100);
  }

  @Test
  void anExponentialAverageForgetsFasterAtFirst() {
    Program program = Samples.programWithBuffer();
    RunningAverage average =
        new RunningAverage(
            program, OPTIONS.withAveraging(new Averaging.Ema(0.5)), Optional.empty());
    assertThat(average.copy()).isEmpty();
    Parameters values = Parameters.zeros(program);
    values.get("shift")[0] = 8;
    average.afterStep(values, 1); // the average begins with what the first step leaves
    values.get("shift")[0] = 0;
    average.afterStep(values, 2); // keeps (1 + 2) / (10 + 2)
    assertThat(average.orElse(values).get("shift")[0]).isEqualTo(2);
    average.afterStep(values, 1000); // keeps no more than 0.5
    assertThat(average.orElse(values).get("shift")[0]).isEqualTo(1);
    average.afterEpoch(values, 1);
    assertThat(average.orElse(values).get("shift")[0]).isEqualTo(1);
  }

  @Test
  void theLastEpochsCountTheSame() {
    TrainingOptions options = OPTIONS.withAveraging(new Averaging.LastEpochs(0.3));
    Program program = Samples.programWithBuffer();
    RunningAverage average = new RunningAverage(program, options, Optional.empty());
    Parameters values = Parameters.zeros(program);
    float[] bias = values.get("fc.bias");
    for (int epoch = 1; epoch <= 10; epoch++) {
      bias[0] = epoch * epoch;
      values.get("shift")[0] = epoch;
      average.afterStep(values, epoch);
      average.afterEpoch(values, epoch);
      assertThat(average.copy().isPresent())
          .isEqualTo(epoch >= 8)
          .isEqualTo(RunningAverage.isPresentAfter(epoch, options));
    }
    assertThat(average.orElse(values).get("fc.bias")[0])
        .isCloseTo((64 + 81 + 100) / 3f, within(1e-5f));
    assertThat(average.orElse(values).get("shift")[0]).as("a running statistic").isEqualTo(10);
    assertThat(new Averaging.LastEpochs(0.01).firstEpoch(10)).isEqualTo(10);
    assertThat(new Averaging.LastEpochs(1).firstEpoch(10)).isEqualTo(1);
  }

  @Test
  void withoutAveragingTheParametersStandForThemselves() {
    Program program = Samples.program(1);
    RunningAverage average = new RunningAverage(program, OPTIONS, Optional.empty());
    Parameters values = Parameters.zeros(program);
    average.afterStep(values, 1);
    average.afterEpoch(values, 10);
    assertThat(average.orElse(values)).isSameAs(values);
    Samples.refuses(() -> new Averaging.Ema(1), "found 1.0");
    Samples.refuses(() -> new Averaging.LastEpochs(0), "found 0.0");
    Samples.refuses(
        () -> OPTIONS.withAveraging(new Averaging.LastEpochs(0.5)).withPatience(3), "found both");
  }

  /** Four examples: group a has three, of classes 0, 0 and 1; group b one, of class 1. */
  private static LabelledData grouped() {
    LabelledGraph zero = new LabelledGraph(Grid.of(1, 1), new float[1], 0);
    LabelledGraph one = new LabelledGraph(Grid.of(1, 1), new float[1], 1);
    return GroupedData.of(
        new LabelledGraphs(1, List.of(zero, zero, one, one)), List.of("a", "a", "a", "b"));
  }

  @Test
  void everyGroupHasTheSameSay() {
    TrainingOptions options =
        OPTIONS.withClassBalance(Balance.NONE).withGroupBalance(Balance.EQUAL);
    Weights weights = Weights.of(grouped(), 2, options);
    assertThat(weights.classes()).containsExactly(1, 1);
    assertThat(weights.examples())
        .containsExactly(new float[] {2 / 3f, 2 / 3f, 2 / 3f, 2}, within(1e-6f));
  }

  @Test
  void classesAreBalancedOverWhatGroupsLeave() {
    Weights weights = Weights.of(grouped(), 2, OPTIONS.withGroupBalance(Balance.EQUAL));
    float[] examples = weights.examples();
    assertThat(weights.classes()[0] * (examples[0] + examples[1]))
        .isCloseTo(weights.classes()[1] * (examples[2] + examples[3]), within(1e-6f));
    assertThat(Weights.of(grouped(), 3, OPTIONS).classes())
        .containsExactly(new float[] {2 / 3f, 2 / 3f, 0}, within(1e-6f));
    assertThat(Weights.of(grouped(), 2, OPTIONS).examples()).containsOnly(1);
  }

  @Test
  void aStateKnowsItsBestEpochAndWhenARunIsOver() {
    Program program = Samples.program(2);
    TrainingState fresh = TrainingState.start(program, 7, 0);
    assertThat(fresh.epoch()).isZero();
    assertThat(fresh.bestEpoch()).isZero();
    assertThat(fresh.isFinished(OPTIONS.withPatience(1))).isFalse();
    TrainingState state = state(fresh, report(1, true), report(2, true), report(3, false));
    assertThat(state.bestEpoch()).isEqualTo(2);
    assertThat(state.isFinished(OPTIONS)).isFalse();
    assertThat(state.isFinished(OPTIONS.withPatience(2))).isFalse();
    assertThat(state.isFinished(OPTIONS.withPatience(1))).isTrue();
    assertThat(state.isFinished(OPTIONS.withEpochs(3))).isTrue();
    Samples.refuses(() -> state(fresh, report(2, true)), "epoch 1");
    Samples.refuses(() -> state(fresh, report(1, false)), "best epoch");
  }

  private static TrainingState state(TrainingState from, EpochReport... reports) {
    return new TrainingState(
        from.parameters(), from.moments(), from.average(), from.best(), Arrays.asList(reports));
  }

  private static EpochReport report(int epoch, boolean best) {
    return new EpochReport(epoch, 10, new Score(1, 0.5), Optional.empty(), best, 1);
  }

  @Test
  void anExampleLeftAloneJoinsTheBatchBeforeIt() {
    assertThat(EpochPass.batches(33, 16)).isEqualTo(2);
    assertThat(EpochPass.batches(34, 16)).isEqualTo(3);
    assertThat(EpochPass.batches(32, 16)).isEqualTo(2);
    assertThat(EpochPass.batches(1, 16)).isEqualTo(1);
    assertThat(EpochPass.batches(3, 1)).isEqualTo(3);
  }
}
