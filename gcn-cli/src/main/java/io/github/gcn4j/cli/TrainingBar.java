package io.github.gcn4j.cli;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Score;
import java.util.Locale;

/** One progress bar over all epochs, for a terminal. */
final class TrainingBar implements TrainingDisplay {
  private final Bar bar;
  private String validation = "";
  private String start = "";

  /**
   * Draws the bar.
   *
   * @param images all images of all epochs
   */
  TrainingBar(Shell shell, long images) {
    this.bar = Bar.of(shell, "training", images);
  }

  @Override
  public void batchFinished(BatchReport report) {
    String message =
        String.format(
            Locale.ROOT,
            " epoch %d/%d%s  loss %.3f  accuracy %.1f %%%s",
            report.epoch(),
            report.epochs(),
            start,
            report.soFar().loss(),
            100 * report.soFar().accuracy(),
            validation);
    bar.to((report.epoch() - 1L) * report.size() + report.done(), message);
  }

  @Override
  public void startTried(int draw, int of, Score training) {
    start = String.format(Locale.ROOT, " (start %d of %d)", draw + 1, of);
  }

  @Override
  public void epochFinished(EpochReport report, Parameters parameters) {
    start = "";
    validation =
        report
            .validation()
            .map(
                score ->
                    String.format(Locale.ROOT, " (validation %.1f %%)", 100 * score.accuracy()))
            .orElse("");
  }

  @Override
  public void close() {
    bar.close();
  }
}
