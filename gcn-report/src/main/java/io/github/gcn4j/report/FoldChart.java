package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.report.AccuracyRows.Row;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/** The accuracy of each fold with its interval, the baseline beside it, and the folds' mean. */
public final class FoldChart implements Chart {

  static final String FILE_STEM = "folds";

  private final CrossValidation folds;
  private final List<Row> rows;

  /** Charts folds. */
  public FoldChart(CrossValidation folds) {
    this.folds = folds;
    this.rows =
        folds.folds().stream()
            .map(fold -> new Row(fold.name(), fold.model(), fold.baseline()))
            .toList();
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Folds";
  }

  @Override
  public String description() {
    StringJoiner text = new StringJoiner("; ", "Accuracy of each fold. ", ".");
    rows.forEach(row -> text.add(row.text()));
    return text.add("mean " + Labels.percent(folds.meanAccuracy())).toString();
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    return new AccuracyRows(rows, OptionalDouble.of(folds.meanAccuracy())).draw(theme);
  }
}
