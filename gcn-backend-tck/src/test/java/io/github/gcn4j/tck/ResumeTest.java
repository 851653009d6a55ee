package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.data.LabelledGraphs;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.AdamMoments;
import io.github.gcn4j.training.Averaging;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import io.github.gcn4j.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that was stopped after any epoch goes on to the bits of one that was not. */
final class ResumeTest {

  /** Kinds of runs: whatever is carried from epoch to epoch is in one of them. */
  static Stream<ResumableRun> kinds() {
    ResumableRun images = ResumableRun.images();
    TrainingOptions options = images.options();
    return Stream.of(
        images,
        images.with(options.withAveraging(new Averaging.LastEpochs(0.5))),
        images.with(options.withPatience(1).withLearningRate(0.5)),
        ResumableRun.groups(),
        ResumableRun.graphs());
  }

  @Test
  void runningStatisticsMoveInEveryEpoch() {
    ResumableRun run = ResumableRun.images();
    List<String> means = new ArrayList<>();
    TrainingListener keeper =
        new TrainingListener() {
          @Override
          public void stateReached(TrainingState state) {
            means.add(Arrays.toString(state.parameters().get("norm1.running_mean")));
          }
        };
    try (TensorBackend backend = new ReferenceBackend()) {
      run.train(backend, keeper);
    }
    assertThat(means).hasSize(6).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void fromEveryEpochTheResultIsTheSameBits(ResumableRun run) {
    try (TensorBackend backend = new ReferenceBackend()) {
      List<TrainingState> states = new ArrayList<>();
      TrainingListener keeper =
          new TrainingListener() {
            @Override
            public void stateReached(TrainingState state) {
              states.add(state);
            }
          };
      TrainingResult straight = run.train(backend, keeper);
      assertThat(states).hasSameSizeAs(straight.epochs());
      for (TrainingState state : List.copyOf(states)) {
        TrainingResult resumed = run.resume(backend, state, keeper);
        run.assertSameBits(resumed, straight);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aListenerThatThrowsAfterEveryEpochDoesNotChangeTheResult(ResumableRun run) {
    try (TensorBackend backend = new ReferenceBackend()) {
      TrainingResult straight = run.train(backend, new TrainingListener() {});
      List<TrainingState> kept = new ArrayList<>();
      TrainingListener breaker =
          new TrainingListener() {
            @Override
            public void stateReached(TrainingState state) {
              kept.add(state);
              throw new UncheckedIOException(new IOException("full"));
            }
          };
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> run.train(backend, breaker));
      TrainingState last = kept.get(0);
      while (!last.isFinished(run.options())) {
        TrainingState from = last;
        assertThatExceptionOfType(UncheckedIOException.class)
            .isThrownBy(() -> run.resume(backend, from, breaker));
        last = kept.get(kept.size() - 1);
      }
      assertThat(kept).hasSameSizeAs(straight.epochs());
      TrainingResult end = run.resume(backend, last, breaker);
      run.assertSameBits(end, straight);
    }
  }

  @Test
  void aStateHandedOutDoesNotChangeAnyMore() {
    ResumableRun run = ResumableRun.images();
    try (TensorBackend backend = new ReferenceBackend()) {
      List<TrainingState> states = new ArrayList<>();
      List<Parameters> copies = new ArrayList<>();
      TrainingListener keeper =
          new TrainingListener() {
            @Override
            public void stateReached(TrainingState state) {
              states.add(state);
              copies.add(state.parameters().copy());
            }
          };
      run.train(backend, keeper);
      for (int i = 0; i < states.size(); i++) {
        for (String name : copies.get(i).names()) {
          assertThat(states.get(i).parameters().get(name)).containsExactly(copies.get(i).get(name));
        }
      }
      assertThat(states.get(0).epoch()).isEqualTo(1);
    }
  }

  @Test
  void statesOfOtherRunsAreRefused() {
    ResumableRun run = ResumableRun.images();
    try (TensorBackend backend = new ReferenceBackend()) {
      List<TrainingState> states = new ArrayList<>();
      TrainingListener keeper =
          new TrainingListener() {
            @Override
            public void epochFinished(EpochReport report, Parameters parameters) {}

            @Override
            public void stateReached(TrainingState state) {
              states.add(state);
            }
          };
      TrainingOptions options = run.options();
      run.train(backend, keeper);
      TrainingState state = states.get(3);
      assertRefused(backend, run.with(options.withEpochs(2)), state, "at most 2 epochs");
      assertRefused(
          backend, run.with(options.withBatch(3)), state, "steps after epoch 4, found 12 steps");
      assertRefused(
          backend,
          run.with(options.withAveraging(new Averaging.Ema(0.9))),
          state,
          "found one without an average after epoch 4");
      LabelledData none = new LabelledGraphs(1, List.of());
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new Trainer(backend, options).resume(run.program(), state, run.training(), none))
          .withMessageContaining("0 validation examples, found epoch 1 with validation");
      TrainingState averaged =
          new TrainingState(
              state.parameters(),
              AdamMoments.of(run.program(), 12, state.moments().means(), state.moments().squares()),
              Optional.of(state.parameters()),
              state.best(),
              state.reports());
      assertRefused(backend, run, averaged, "found one with an average");
    }
  }

  private static void assertRefused(
      TensorBackend backend, ResumableRun run, TrainingState state, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.resume(backend, state, new TrainingListener() {}))
        .withMessageContaining(part);
  }
}
