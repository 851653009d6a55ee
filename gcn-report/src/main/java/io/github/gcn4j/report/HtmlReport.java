package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.ConfusionMatrix;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.RocCurves;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link Report}, {@link ComparisonReport} or {@link TuningReport} as one HTML file that needs
 * nothing else: pictures and style are inside it, it loads nothing, runs no script, follows the
 * reader's light or dark preference, and prints. The charts also stand beside it as PNG files, for
 * slides and papers, and the figures behind them as {@value #FIGURES_NAME}.
 */
public final class HtmlReport {

  /** Name of the page within the report's folder. */
  public static final String FILE_NAME = ReportFolder.PAGE;

  /** Name of the figures' file within the report's folder. */
  public static final String FIGURES_NAME = ReportFolder.FIGURES;

  private static final Logger LOG = System.getLogger(HtmlReport.class.getName());

  private HtmlReport() {}

  /**
   * Writes {@value #FILE_NAME}, {@value #FIGURES_NAME} and the charts' PNG files into a folder,
   * made if absent; each file is replaced as a whole, and charts an earlier report left there that
   * this one has not are removed. Without fonts (see {@link ChartFonts}) all charts are left out,
   * and the page says so.
   *
   * @return the page
   * @throws IOException if the folder cannot be made or a file not be written
   */
  public static Path write(Report report, Path folder) throws IOException {
    return write(report, folder, fontsMissing());
  }

  /**
   * The same for a comparison.
   *
   * @return the page
   * @throws IOException if the folder cannot be made or a file not be written
   */
  public static Path write(ComparisonReport report, Path folder) throws IOException {
    Pictures pictures = Pictures.of(ComparisonPage.charts(report), fontsMissing());
    return new ReportFolder(folder)
        .add(pictures)
        .write(new ComparisonPage(report, pictures).render(), ComparisonJson.of(report));
  }

  /**
   * The same for a search.
   *
   * @return the page
   * @throws IOException if the folder cannot be made or a file not be written
   */
  public static Path write(TuningReport report, Path folder) throws IOException {
    Pictures pictures = Pictures.of(TuningPage.charts(report), fontsMissing());
    return new ReportFolder(folder)
        .add(pictures)
        .write(new TuningPage(report, pictures).render(), TuningJson.of(report));
  }

  private static Optional<String> fontsMissing() {
    Optional<String> missing = ChartFonts.missing();
    missing.ifPresent(reason -> LOG.log(Level.WARNING, reason));
    return missing;
  }

  /** The same where it is known already whether fonts are missing, and why. */
  static Path write(Report report, Path folder, Optional<String> fontsMissing) throws IOException {
    Pictures pictures = Pictures.of(charts(report), fontsMissing);
    ReportFolder files = new ReportFolder(folder).add(pictures);
    if (fontsMissing.isEmpty()) {
      // The page shows samples one by one; the sheets are for the folder alone.
      if (!Sample.mistakes(report.samples()).isEmpty()) {
        files.add(ContactSheet.mistakes(report.samples()));
      }
      if (!Sample.right(report.samples()).isEmpty()) {
        files.add(ContactSheet.samples(Sample.right(report.samples())));
      }
    }
    return files.write(new EvaluationPage(report, pictures).render(), ReportJson.of(report));
  }

  private static List<Chart> charts(Report report) {
    Evaluation evaluation = report.evaluation();
    Optional<ConfusionMatrix> baseline = report.baseline().map(Evaluation::confusion);
    List<Chart> charts = new ArrayList<>();
    charts.add(new ConfusionMatrixChart(evaluation.confusion()));
    charts.add(new RocChart(RocCurves.of(evaluation)));
    charts.add(new ReliabilityDiagram(evaluation.calibration()));
    RecallBars recall = RecallBars.of(evaluation.confusion());
    charts.add(baseline.map(recall::withBaseline).orElse(recall));
    report.folds().ifPresent(folds -> charts.add(new FoldChart(folds)));
    if (report.folds().isPresent() && !report.foldEpochs().isEmpty()) {
      charts.add(new FoldCurves(report.folds().get(), report.foldEpochs()));
    }
    if (!report.epochs().isEmpty()) {
      LearningCurves curves = LearningCurves.of(report.epochs());
      charts.add(baseline.map(b -> curves.withBaseline(b.accuracy())).orElse(curves));
    }
    report.dataset().ifPresent(data -> charts.add(new DatasetChart(data)));
    return charts;
  }
}
