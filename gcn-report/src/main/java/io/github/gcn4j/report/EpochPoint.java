package io.github.gcn4j.report;

import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Score;
import io.github.gcn4j.training.TrainingOptions;

/**
 * One epoch of a training, as the learning curves show it.
 *
 * @param epoch number of the epoch, from 1
 * @param trainLoss mean loss over the training images; NaN if not measured
 * @param trainAccuracy fraction of the training images that are right; NaN if not measured
 * @param validationLoss mean loss over the validation images; NaN if not measured
 * @param validationAccuracy fraction of the validation images that are right; NaN if not measured
 * @param learningRate at the end of the epoch; NaN if not known
 * @param best whether it was the best epoch so far: the last of these is the one kept
 */
public record EpochPoint(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy,
    double learningRate,
    boolean best) {

  private static final Score NOT_MEASURED = new Score(Double.NaN, Double.NaN);

  /** What the trainer reported of an epoch; the learning rate is not known from that. */
  public static EpochPoint of(EpochReport report) {
    Score validation = report.validation().orElse(NOT_MEASURED);
    return new EpochPoint(
        report.epoch(),
        report.training().loss(),
        report.training().accuracy(),
        validation.loss(),
        validation.accuracy(),
        Double.NaN,
        report.best());
  }

  /**
   * The same with the learning rate of the epoch's last step.
   *
   * @param options what the trainer was told
   * @param images number of training images
   */
  public static EpochPoint of(EpochReport report, TrainingOptions options, int images) {
    long batches = (images + options.batch() - 1L) / options.batch();
    return of(report)
        .withLearningRate(
            options
                .schedule()
                .rate(
                    options.learningRate(),
                    report.epoch() * batches - 1,
                    options.epochs() * batches));
  }

  /** The same with the learning rate. */
  public EpochPoint withLearningRate(double rate) {
    return new EpochPoint(
        epoch, trainLoss, trainAccuracy, validationLoss, validationAccuracy, rate, best);
  }
}
