package io.github.gcn4j.report;

import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a report is written: the page, its figures as JSON, and its charts as PNG files. */
final class ReportFolder {

  static final String PAGE = "report.html";
  static final String FIGURES = "report.json";

  /** Every chart any report may have: what an earlier one left is removed. */
  private static final List<String> ALL_CHARTS =
      List.of(
          ConfusionMatrixChart.FILE_STEM,
          ReliabilityDiagram.FILE_STEM,
          RecallBars.FILE_STEM,
          RocChart.FILE_STEM,
          FoldChart.FILE_STEM,
          FoldCurves.FILE_STEM,
          LearningCurves.FILE_STEM,
          DatasetChart.FILE_STEM,
          ContactSheet.MISTAKES,
          ContactSheet.SAMPLES,
          AgreementChart.FILE_STEM,
          AccuracyChart.FILE_STEM,
          RecallDifferenceChart.FILE_STEM,
          ParameterChart.FILE_STEM,
          RungChart.FILE_STEM);

  private final Path folder;
  private final Map<String, byte[]> charts = new HashMap<>();

  /** A report to be written there. */
  ReportFolder(Path folder) {
    this.folder = folder;
  }

  /** Adds the charts of a page. */
  ReportFolder add(Pictures pictures) {
    pictures.all().forEach(picture -> charts.put(picture.chart().fileStem(), picture.light()));
    return this;
  }

  /** Adds a chart that is in no page. */
  ReportFolder add(Chart chart) throws IOException {
    charts.put(chart.fileStem(), Png.encode(chart.draw(ChartTheme.LIGHT)));
    return this;
  }

  /**
   * Writes all, the page last.
   *
   * @return the page
   * @throws IOException if the folder cannot be made or a file not be written
   */
  Path write(String html, Map<String, Object> figures) throws IOException {
    Files.createDirectories(folder);
    for (String stem : ALL_CHARTS) {
      Path file = folder.resolve(stem + ".png");
      byte[] png = charts.get(stem);
      if (png == null) {
        Files.deleteIfExists(file);
      } else {
        AtomicFile.write(file, out -> out.write(png));
      }
    }
    write(FIGURES, Json.format(figures) + "\n");
    return write(PAGE, html);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return file;
  }
}
