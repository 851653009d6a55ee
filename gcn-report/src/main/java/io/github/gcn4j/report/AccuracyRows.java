package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.WilsonInterval;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Accuracies below one another on one scale, which ends at 100 % and starts where the data do: each
 * a dot with its Wilson 95 % interval, and across it where the histogram baseline stands.
 */
final class AccuracyRows {

  /**
   * One accuracy.
   *
   * @param name what was evaluated
   * @param evaluation how it did
   * @param baseline how its baseline did, if there is one
   */
  record Row(String name, Evaluation evaluation, Optional<Evaluation> baseline) {

    String text() {
      WilsonInterval interval = evaluation.accuracyInterval();
      return String.format(
          Locale.ROOT,
          "%s %s (95 %% interval %.1f to %.1f %%)%s",
          name,
          Labels.percent(evaluation.accuracy()),
          100 * interval.lower(),
          100 * interval.upper(),
          baseline.map(other -> ", baseline " + Labels.percent(other.accuracy())).orElse(""));
    }
  }

  private static final int MARGIN = 16;
  private static final int PLOT = 270;
  private static final int FIGURES = 156;
  private static final int ROW = 34;
  private static final int AXIS = 28;

  private final List<Row> rows;
  private final OptionalDouble mean;
  private final int names;
  private final double from;

  /**
   * @param mean where a line goes down through all rows; empty for none
   */
  AccuracyRows(List<Row> rows, OptionalDouble mean) {
    this.rows = List.copyOf(rows);
    this.mean = mean;
    this.names = Labels.roomFor(rows.stream().map(Row::name).toList());
    double lowest = 1;
    for (Row row : rows) {
      lowest = Math.min(lowest, row.evaluation().accuracyInterval().lower());
      lowest = Math.min(lowest, row.baseline().map(Evaluation::accuracy).orElse(1.0));
    }
    this.from = Math.min(0.9, Math.floor(10 * lowest) / 10);
  }

  BufferedImage draw(ChartTheme theme) {
    int rowsHeight = ROW * rows.size();
    return theme.paint(
        MARGIN + names + 10 + PLOT + FIGURES,
        MARGIN + rowsHeight + AXIS + 2 * Legend.ROW + 4,
        graphics -> {
          drawAxis(graphics, theme, MARGIN + rowsHeight);
          for (int i = 0; i < rows.size(); i++) {
            drawRow(graphics, theme, rows.get(i), MARGIN + ROW * (i + 0.5));
          }
          drawLegend(graphics, theme, MARGIN + rowsHeight + AXIS + Legend.ROW / 2.0);
        });
  }

  private double x(double accuracy) {
    return MARGIN + names + 10 + PLOT * (accuracy - from) / (1 - from);
  }

  private void drawAxis(Graphics2D graphics, ChartTheme theme, double bottom) {
    Labels labels = new Labels(graphics);
    Marks marks = new Marks(graphics, theme);
    graphics.setFont(ChartTheme.plain(11));
    int first = (int) Math.round(100 * from);
    int step = first >= 90 ? 2 : first >= 50 ? 10 : 20;
    for (int percent = 100; percent >= first; percent -= step) {
      double x = x(percent / 100.0);
      marks.gridLine(x, MARGIN, x, bottom);
      graphics.setColor(theme.muted());
      labels.centred(percent + " %", x, bottom + AXIS / 2.0);
    }
    mean.ifPresent(
        value ->
            marks.line(theme.model(), Marks.line(1.5f, 5, 4), x(value), MARGIN, x(value), bottom));
  }

  private void drawRow(Graphics2D graphics, ChartTheme theme, Row row, double middle) {
    Labels labels = new Labels(graphics);
    Marks marks = new Marks(graphics, theme);
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.bold(12));
    labels.right(labels.fitted(row.name(), names), x(from) - 10, middle);
    Evaluation evaluation = row.evaluation();
    double figures = x(1) + 14;
    labels.left(Labels.percent(evaluation.accuracy()), figures, middle);
    double width = labels.width("100.0 %");
    graphics.setColor(theme.muted());
    graphics.setFont(ChartTheme.plain(11));
    labels.left(
        evaluation.confusion().correct() + "/" + evaluation.images(), figures + width + 6, middle);
    row.baseline().ifPresent(b -> marks.baseline(x(b.accuracy()), middle, 20));
    WilsonInterval interval = evaluation.accuracyInterval();
    marks.interval(x(interval.lower()), x(interval.upper()), middle);
    marks.dot(theme.model(), x(evaluation.accuracy()), middle);
  }

  private void drawLegend(Graphics2D graphics, ChartTheme theme, double y) {
    Color model = theme.model();
    Legend legend = new Legend();
    legend.add("accuracy", (marks, x, row) -> marks.dot(model, x + Legend.MARK - 6, row));
    legend.interval();
    mean.ifPresent(
        value ->
            legend.add(
                "mean of folds",
                (marks, x, row) ->
                    marks.line(model, Marks.line(1.5f, 5, 4), x, row, x + Legend.MARK, row)));
    if (rows.stream().anyMatch(row -> row.baseline().isPresent())) {
      legend.baseline();
    }
    legend.draw(graphics, theme, MARGIN, x(1) + FIGURES, y);
  }
}
