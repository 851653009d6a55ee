package io.github.gcn4j.training;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.data.LabelledGraphs;
import io.github.gcn4j.program.Program;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Trains a program on mini-batches. The same options, data and backend give the same bits, however
 * many threads the backend uses, and whether the run was stopped and resumed or not.
 */
public final class Trainer {
  private final TensorBackend backend;
  private final TrainingOptions options;
  private final List<TrainingListener> listeners;

  /** Without listeners. */
  public Trainer(TensorBackend backend, TrainingOptions options) {
    this(backend, options, List.of());
  }

  /**
   * A trainer for any number of runs.
   *
   * @param backend computes; stays the caller's
   * @param options what the runs are told
   * @param listeners hear of every batch and epoch
   */
  public Trainer(
      TensorBackend backend, TrainingOptions options, List<? extends TrainingListener> listeners) {
    this.backend = backend;
    this.options = options;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Trains from fresh parameters with nothing to validate on: the last epoch is the best.
   *
   * @throws IllegalArgumentException as {@link #train(Program, LabelledData, LabelledData)}
   * @throws TrainingDivergedException likewise
   * @throws CancellationException likewise
   */
  public TrainingResult train(Program program, LabelledData training) {
    return train(program, training, nothing(program));
  }

  /**
   * Trains from fresh parameters.
   *
   * @param program what to train
   * @param training examples to learn from
   * @param validation examples that choose the best epoch, or empty: then the last epoch is the
   *     best
   * @throws IllegalArgumentException if there are no training examples, or all are of one class, or
   *     examples do not fit the program, or validation signals live on another number of nodes or
   *     are of a class that is not trained on, or there is a patience and nothing to validate on,
   *     or batches are of 1 and the program normalises graphs over the batch
   * @throws TrainingDivergedException if a loss or a parameter is no longer finite, or the loss is
   *     far above guessing; listeners do not see that epoch
   * @throws CancellationException if the thread is interrupted; listeners have seen every whole
   *     epoch
   */
  public TrainingResult train(Program program, LabelledData training, LabelledData validation) {
    TrainingState start =
        options.starts() == 1
            ? TrainingState.start(program, options.seed(), 0)
            : bestStart(program, training, validation);
    return resume(program, start, training, validation);
  }

  /** Where the draw of first parameters stands after an epoch that learnt most in it. */
  private TrainingState bestStart(Program program, LabelledData training, LabelledData validation) {
    requireTrainable(program, training, validation);
    TrainingState best = null;
    for (int draw = 0; draw < options.starts(); draw++) {
      TrainingState start = TrainingState.start(program, options.seed(), draw);
      try (Run run = new Run(backend, options, listeners, program, start, training, validation)) {
        TrainingState reached = run.firstEpoch();
        Score score = first(reached);
        for (TrainingListener listener : listeners) {
          listener.startTried(draw + 1, options.starts(), score);
        }
        if (best == null || score.loss() < first(best).loss()) {
          best = reached;
        }
      }
    }
    TrainingState chosen = Objects.requireNonNull(best);
    Run.tell(chosen, chosen.average().orElse(chosen.parameters()), listeners);
    return chosen;
  }

  /** Of the first epoch. */
  private static Score first(TrainingState state) {
    return state.reports().get(0).training();
  }

  private void requireTrainable(Program program, LabelledData training, LabelledData validation) {
    DataChecks.requireTrainable(program, training, validation);
    DataChecks.requireRowsToNormalise(program, training, options.batch());
    if (options.patience().isPresent() && validation.size() == 0) {
      throw new IllegalArgumentException(
          "expected validation examples to end early by, found none: give some, or no patience");
    }
  }

  /**
   * Goes on with a run as if it had never been stopped. Gives its result at once if it was at its
   * end.
   *
   * @param program the one trained so far
   * @param state as a listener was told; it is not changed
   * @param training the same as before
   * @param validation the same as before
   * @throws IllegalArgumentException as {@link #train(Program, LabelledData, LabelledData)}, or if
   *     the state cannot be that of such a run
   * @throws TrainingDivergedException likewise
   * @throws CancellationException likewise
   */
  public TrainingResult resume(
      Program program, TrainingState state, LabelledData training, LabelledData validation) {
    requireTrainable(program, training, validation);
    requirePossible(program, state, training, validation);
    try (Run run = new Run(backend, options, listeners, program, state, training, validation)) {
      return run.finish();
    }
  }

  private void requirePossible(
      Program program, TrainingState state, LabelledData training, LabelledData validation) {
    state.parameters().requireFor(program);
    state.best().requireFor(program);
    state.moments().means().requireFor(program);
    state.average().ifPresent(average -> average.requireFor(program));
    long steps = state.epoch() * EpochPass.batches(training.size(), options.batch());
    if (state.epoch() > options.epochs() || state.moments().steps() != steps) {
      throw new IllegalArgumentException(
          "expected a state of at most %d epochs, %d steps after epoch %d, found %d steps"
              .formatted(options.epochs(), steps, state.epoch(), state.moments().steps()));
    }
    if (state.average().isPresent() != RunningAverage.isPresentAfter(state.epoch(), options)) {
      throw new IllegalArgumentException(
          "expected a state of a run with %s, found one %s an average after epoch %d"
              .formatted(
                  options.averaging(),
                  state.average().isPresent() ? "with" : "without",
                  state.epoch()));
    }
    for (EpochReport report : state.reports()) {
      if (report.validation().isPresent() != validation.size() > 0) {
        throw new IllegalArgumentException(
            "expected a state of a run with %d validation examples, found epoch %d %s validation"
                .formatted(
                    validation.size(),
                    report.epoch(),
                    report.validation().isPresent() ? "with" : "without"));
      }
    }
  }

  private static LabelledData nothing(Program program) {
    return new LabelledGraphs(program.inputFeatures(), List.of());
  }
}
