package io.github.gcn4j.report;

import io.github.gcn4j.report.AccuracyRows.Row;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/** The accuracies of compared models with their intervals, on one scale. */
final class AccuracyChart implements Chart {

  static final String FILE_STEM = "accuracies";

  private final List<Row> rows;

  AccuracyChart(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Accuracy";
  }

  @Override
  public String description() {
    StringJoiner text = new StringJoiner("; ", "Accuracy of both. ", ".");
    rows.forEach(row -> text.add(row.text()));
    return text.toString();
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    return new AccuracyRows(rows, OptionalDouble.empty()).draw(theme);
  }
}
