package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.ConfusionMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.StringJoiner;

/**
 * A confusion matrix as coloured cells: rows are actual classes, columns predicted ones, each cell
 * its count and share of the row.
 */
public final class ConfusionMatrixChart implements Chart {

  static final String FILE_STEM = "confusion-matrix";

  private static final int MARGIN = 16;
  private static final int AXIS_TITLE = 24;
  private static final int LINE = 26;

  private final ConfusionMatrix matrix;
  private final List<String> classes;
  private final double cell;
  private final int names;
  private final boolean upright;

  /** Charts a matrix. Cells shrink as classes grow in number, down to where only the count fits. */
  public ConfusionMatrixChart(ConfusionMatrix matrix) {
    this.matrix = matrix;
    this.classes = matrix.classes();
    this.cell = Math.max(34, Math.min(84, 560.0 / classes.size()));
    this.names = Labels.roomFor(classes);
    this.upright = names > cell - 4;
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Confusion matrix";
  }

  @Override
  public String description() {
    StringJoiner rows = new StringJoiner("; ", "Rows actual, columns predicted. ", ".");
    for (int actual = 0; actual < classes.size(); actual++) {
      StringJoiner row = new StringJoiner(", ");
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        if (matrix.count(actual, predicted) > 0) {
          row.add(matrix.count(actual, predicted) + " as " + classes.get(predicted));
        }
      }
      rows.add(classes.get(actual) + ": " + (row.length() == 0 ? "no images" : row));
    }
    return rows.toString();
  }

  /** Height of the columns' names, which stand upright where they are wider than a cell. */
  private int header() {
    return upright ? names + 8 : LINE;
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    double side = cell * classes.size();
    int width = (int) Math.ceil(MARGIN + AXIS_TITLE + names + 10 + side + MARGIN);
    int height = (int) Math.ceil(MARGIN + AXIS_TITLE + header() + side + MARGIN);
    return theme.paint(width, height, graphics -> draw(graphics, theme));
  }

  private void draw(Graphics2D graphics, ChartTheme theme) {
    double left = MARGIN + AXIS_TITLE + names + 10;
    double top = MARGIN + AXIS_TITLE + header();
    double side = cell * classes.size();
    Labels labels = new Labels(graphics);
    graphics.setFont(ChartTheme.plain(12));
    graphics.setColor(theme.muted());
    labels.centred("predicted", left + side / 2, MARGIN + AXIS_TITLE / 2.0 - 2);
    labels.upwards("actual", MARGIN + AXIS_TITLE / 2.0 - 2, top + side / 2);
    graphics.setFont(ChartTheme.bold(12));
    graphics.setColor(theme.text());
    for (int i = 0; i < classes.size(); i++) {
      double middle = (i + 0.5) * cell;
      String name = labels.fitted(classes.get(i), names);
      labels.right(name, left - 10, top + middle);
      if (upright) {
        labels.upwardsFrom(name, left + middle, top - 6);
      } else {
        labels.centred(name, left + middle, top - LINE / 2.0);
      }
    }
    for (int actual = 0; actual < classes.size(); actual++) {
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        drawCell(graphics, theme, actual, predicted, left, top);
      }
    }
  }

  private void drawCell(
      Graphics2D graphics, ChartTheme theme, int actual, int predicted, double left, double top) {
    int count = matrix.count(actual, predicted);
    int support = matrix.support(actual);
    double share = support == 0 ? 0 : (double) count / support;
    Color colour = actual == predicted ? theme.model() : theme.error();
    // The smallest count must still be seen: a single error matters more than its share.
    Color fill =
        count == 0 ? theme.tint(theme.muted(), 0.08) : theme.tint(colour, 0.15 + 0.85 * share);
    double x = left + predicted * cell;
    double y = top + actual * cell;
    graphics.setColor(fill);
    graphics.fill(new RoundRectangle2D.Double(x + 1.5, y + 1.5, cell - 3, cell - 3, 8, 8));
    Labels labels = new Labels(graphics);
    graphics.setColor(count == 0 ? theme.muted() : ChartTheme.inkOn(fill));
    boolean roomForShare = cell >= 56 && count > 0;
    graphics.setFont(count == 0 ? ChartTheme.plain(13) : ChartTheme.bold(cell >= 56 ? 17 : 11));
    labels.centred(
        Integer.toString(count), x + cell / 2, y + cell / 2 - (roomForShare ? cell * 0.1 : 0));
    if (roomForShare) {
      graphics.setFont(ChartTheme.plain(11));
      labels.centred(Labels.percent(share), x + cell / 2, y + cell * 0.67);
    }
  }
}
