package io.github.gcn4j.training;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a run carries from one epoch to the next. Everything random of an epoch follows from the
 * seed and the epoch's number, so that a run resumed from here gives the bits of one that was never
 * stopped.
 *
 * @param parameters as the last step left them
 * @param moments of the optimiser
 * @param average of the parameters, if one is kept and has begun
 * @param best the parameters (or their average) after the best epoch so far
 * @param reports one for each epoch so far
 */
public record TrainingState(
    Parameters parameters,
    AdamMoments moments,
    Optional<Parameters> average,
    Parameters best,
    List<EpochReport> reports) {

  /**
   * Checks the reports.
   *
   * @throws IllegalArgumentException if they are not of epochs 1, 2, 3 …, or there are some and
   *     none is of a best epoch
   */
  public TrainingState {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(moments, "moments");
    Objects.requireNonNull(average, "average");
    Objects.requireNonNull(best, "best");
    reports = List.copyOf(reports);
    for (int i = 0; i < reports.size(); i++) {
      if (reports.get(i).epoch() != i + 1) {
        throw new IllegalArgumentException(
            "expected the report of epoch %d, found that of %d"
                .formatted(i + 1, reports.get(i).epoch()));
      }
    }
    if (!reports.isEmpty() && reports.stream().noneMatch(EpochReport::best)) {
      throw new IllegalArgumentException("expected a best epoch among the reports, found none");
    }
  }

  /**
   * Before the first epoch.
   *
   * @param draw of first parameters, from 0
   */
  static TrainingState start(Program program, long seed, int draw) {
    Parameters parameters = Parameters.initial(program, EpochRandom.parameters(seed, draw));
    return new TrainingState(
        parameters, AdamMoments.start(program), Optional.empty(), parameters, List.of());
  }

  /** Epochs that are over. */
  public int epoch() {
    return reports.size();
  }

  /** The best epoch so far, counted from 1; 0 before the first is over. */
  public int bestEpoch() {
    for (int i = reports.size(); i > 0; i--) {
      if (reports.get(i - 1).best()) {
        return i;
      }
    }
    return 0;
  }

  /** Whether a run with these options has no epoch left, or has run out of patience. */
  public boolean isFinished(TrainingOptions options) {
    boolean impatient =
        options.patience().isPresent() && epoch() - bestEpoch() >= options.patience().getAsInt();
    return impatient || epoch() >= options.epochs();
  }
}
