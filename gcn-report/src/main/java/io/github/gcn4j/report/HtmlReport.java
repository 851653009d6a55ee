package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.ConfusionMatrix;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.io.AtomicFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link Report} as one HTML file that needs nothing else: pictures and style are inside it, it
 * loads nothing, runs no script, follows the reader's light or dark preference, and prints. The
 * charts also stand beside it as PNG files, for slides and papers.
 */
public final class HtmlReport {

  /** Name of the page within the report's folder. */
  public static final String FILE_NAME = "report.html";

  private static final List<String> ALL_CHARTS =
      List.of(
          ConfusionMatrixChart.FILE_STEM,
          ReliabilityDiagram.FILE_STEM,
          RecallBars.FILE_STEM,
          LearningCurves.FILE_STEM,
          ContactSheet.FILE_STEM);

  private static final Logger LOG = System.getLogger(HtmlReport.class.getName());

  private HtmlReport() {}

  /**
   * Writes {@value #FILE_NAME} and the charts' PNG files into a folder, made if absent; each file
   * is replaced as a whole, and charts an earlier report left there that this one has not are
   * removed. Without fonts (see {@link ChartFonts}) all charts are left out, and the page says so.
   *
   * @return the page
   * @throws IOException if the folder cannot be made or a file not be written
   */
  public static Path write(Report report, Path folder) throws IOException {
    Optional<String> fontsMissing = ChartFonts.missing();
    fontsMissing.ifPresent(reason -> LOG.log(Level.WARNING, reason));
    return write(report, folder, fontsMissing);
  }

  /** The same where it is known already whether fonts are missing, and why. */
  static Path write(Report report, Path folder, Optional<String> fontsMissing) throws IOException {
    Files.createDirectories(folder);
    List<Picture> pictures = new ArrayList<>();
    Map<String, byte[]> files = new HashMap<>();
    if (fontsMissing.isEmpty()) {
      for (Chart chart : charts(report)) {
        Picture picture = Picture.of(chart);
        pictures.add(picture);
        files.put(chart.fileStem(), picture.light());
      }
      if (!report.samples().isEmpty()) {
        // The page shows the samples one by one; the sheet is for the folder alone.
        Chart sheet = new ContactSheet(report.samples());
        files.put(sheet.fileStem(), Png.encode(sheet.draw(ChartTheme.LIGHT)));
      }
    }
    for (String stem : ALL_CHARTS) {
      Path file = folder.resolve(stem + ".png");
      byte[] png = files.get(stem);
      if (png == null) {
        Files.deleteIfExists(file);
      } else {
        AtomicFile.write(file, out -> out.write(png));
      }
    }
    Path page = folder.resolve(FILE_NAME);
    String html = new HtmlPage(report, pictures, fontsMissing).render();
    AtomicFile.write(page, out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
    return page;
  }

  private static List<Chart> charts(Report report) {
    Evaluation evaluation = report.evaluation();
    Optional<ConfusionMatrix> baseline = report.baseline().map(Evaluation::confusion);
    List<Chart> charts = new ArrayList<>();
    charts.add(new ConfusionMatrixChart(evaluation.confusion()));
    charts.add(new ReliabilityDiagram(evaluation.calibration()));
    RecallBars recall = RecallBars.of(evaluation.confusion());
    charts.add(baseline.map(recall::withBaseline).orElse(recall));
    if (!report.epochs().isEmpty()) {
      LearningCurves curves = LearningCurves.of(report.epochs());
      charts.add(baseline.map(b -> curves.withBaseline(b.accuracy())).orElse(curves));
    }
    return charts;
  }
}
