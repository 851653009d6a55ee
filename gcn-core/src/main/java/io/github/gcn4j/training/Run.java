package io.github.gcn4j.training;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run from a state to its end: trains an epoch, validates, reports, and again. */
final class Run implements AutoCloseable {
  private final TrainingOptions options;
  private final List<TrainingListener> listeners;
  private final LabelledData training;
  private final LabelledData validation;
  private final WeightedNll loss;
  private final Divergence divergence;
  private final Parameters parameters;
  private final AdamMoments moments;
  private final RunningAverage average;
  private final List<EpochReport> reports;
  private final CurrentSession sessions;
  private final EpochPass pass;
  private Parameters best;

  Run(
      TensorBackend backend,
      TrainingOptions options,
      List<TrainingListener> listeners,
      Program program,
      TrainingState state,
      LabelledData training,
      LabelledData validation) {
    Weights weights = Weights.of(training, program.outputFeatures(), options);
    this.options = options;
    this.listeners = listeners;
    this.training = training;
    this.validation = validation;
    this.loss = new WeightedNll(weights.classes(), options.labelSmoothing());
    this.divergence = new Divergence(options.learningRate(), program.outputFeatures());
    this.parameters = state.parameters().copy();
    this.moments = state.moments().copy();
    this.average = new RunningAverage(program, options, state.average());
    this.best = state.best().copy();
    this.reports = new ArrayList<>(state.reports());
    this.sessions = new CurrentSession(backend, program, parameters);
    this.pass =
        new EpochPass(
            options,
            listeners,
            sessions,
            program,
            EpochOrder.of(training, options.sampling()),
            loss,
            weights.examples(),
            divergence,
            parameters,
            moments,
            average);
  }

  /** Trains one epoch that no listener hears of, but its batches. */
  TrainingState firstEpoch() {
    epoch(state());
    return state();
  }

  TrainingResult finish() {
    TrainingState state = state();
    while (!state.isFinished(options)) {
      epoch(state);
      state = state();
      tell(state, average.orElse(parameters), listeners);
    }
    Parameters last = state.average().orElse(state.parameters());
    return new TrainingResult(state.best(), state.bestEpoch(), last, state.reports());
  }

  /** Tells listeners of a state's last epoch. */
  static void tell(TrainingState state, Parameters validated, List<TrainingListener> listeners) {
    EpochReport report = state.reports().get(state.epoch() - 1);
    listeners.forEach(listener -> listener.epochFinished(report, validated));
    listeners.forEach(listener -> listener.stateReached(state));
  }

  private void epoch(TrainingState before) {
    long started = System.nanoTime();
    int epoch = before.epoch() + 1;
    sessions.use(parameters);
    Score trained = pass.run(training, epoch);
    divergence.requireHope(trained.loss(), epoch);
    divergence.requireFinite(parameters, "parameters", epoch);
    divergence.requireFinite(moments.means(), "means of gradients", epoch);
    divergence.requireFinite(moments.squares(), "means of squared gradients", epoch);
    average.afterEpoch(parameters, epoch);
    Optional<Score> validated = validate(epoch);
    boolean improved =
        before.bestEpoch() == 0
            || validated.isEmpty()
            || validated.get().loss() < lowestLoss(before);
    if (improved) {
      best = average.orElse(parameters).copy();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    reports.add(new EpochReport(epoch, options.epochs(), trained, validated, improved, seconds));
  }

  private Optional<Score> validate(int epoch) {
    if (validation.size() == 0) {
      return Optional.empty();
    }
    sessions.use(average.orElse(parameters));
    Score score = Scoring.score(sessions, validation, loss);
    divergence.requireFinite(score.loss(), "validation loss", "epoch " + epoch);
    return Optional.of(score);
  }

  private static double lowestLoss(TrainingState state) {
    return state
        .reports()
        .get(state.bestEpoch() - 1)
        .validation()
        .map(Score::loss)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private TrainingState state() {
    return new TrainingState(
        parameters.copy(), moments.copy(), average.copy(), best.copy(), reports);
  }

  @Override
  public void close() {
    sessions.close();
  }
}
