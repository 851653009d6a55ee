package io.github.gcn4j.cli;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Score;
import java.util.Locale;

/** A line for each epoch, where standard error is no terminal. */
final class TrainingLines implements TrainingDisplay {
  private final Shell shell;
  private int images;
  private double seconds;

  TrainingLines(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void batchFinished(BatchReport report) {
    images = report.size();
  }

  @Override
  public void startTried(int draw, int of, Score training) {
    shell.note(
        String.format(
            Locale.ROOT,
            "start %d/%d  loss %.4f  accuracy %.1f %%",
            draw,
            of,
            training.loss(),
            100 * training.accuracy()));
  }

  @Override
  public void epochFinished(EpochReport report, Parameters parameters) {
    seconds += report.seconds();
    double left = seconds / report.epoch() * (report.epochs() - report.epoch());
    String validation =
        report
            .validation()
            .map(
                score ->
                    String.format(
                        Locale.ROOT,
                        "  validation loss %.4f  accuracy %.1f %%%s",
                        score.loss(),
                        100 * score.accuracy(),
                        report.best() ? "  best" : ""))
            .orElse("");
    shell.note(
        String.format(
            Locale.ROOT,
            "epoch %d/%d  loss %.4f  accuracy %.1f %%%s  %.0f images/s  %s",
            report.epoch(),
            report.epochs(),
            report.training().loss(),
            100 * report.training().accuracy(),
            validation,
            images / report.seconds(),
            TimeLeft.text(left)));
  }

  @Override
  public void close() {
    shell.err().flush();
  }
}
