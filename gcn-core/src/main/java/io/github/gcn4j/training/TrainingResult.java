package io.github.gcn4j.training;

import io.github.gcn4j.program.Parameters;
import java.util.List;

/**
 * What a training run gives. Parameters are averages where the run kept one.
 *
 * @param best parameters after the epoch of the lowest validation loss; the last epoch's where
 *     there is nothing to validate on
 * @param bestEpoch counted from 1
 * @param last parameters after the last epoch
 * @param epochs a report for each epoch
 */
public record TrainingResult(
    Parameters best, int bestEpoch, Parameters last, List<EpochReport> epochs) {

  /** The report of the best epoch. */
  public EpochReport bestReport() {
    return epochs.get(bestEpoch - 1);
  }
}
