package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.ModelComparison;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.StringJoiner;

/** For each class, by how much one model finds more of its images than the other. */
public final class RecallDifferenceChart implements Chart {

  static final String FILE_STEM = "recall-difference";

  private static final int MARGIN = 16;
  private static final int HALF = 150;
  private static final int VALUE = 52;
  private static final int ROW = 36;
  private static final int BAR = 18;
  private static final int HEADING = 26;
  private static final int AXIS = 28;

  private final ModelComparison comparison;
  private final String first;
  private final String second;
  private final int names;
  private final double reach;

  /**
   * Charts a comparison.
   *
   * @param first what people call the first model
   * @param second what people call the second
   */
  public RecallDifferenceChart(ModelComparison comparison, String first, String second) {
    this.comparison = comparison;
    this.first = first;
    this.second = second;
    this.names = Labels.roomFor(comparison.first().classes());
    double largest = 0;
    for (int index = 0; index < comparison.first().classes().size(); index++) {
      largest = Math.max(largest, Math.abs(comparison.recallDifference(index)));
    }
    this.reach = reach(largest);
  }

  /** The smallest round number that is not exceeded. */
  private static double reach(double largest) {
    double[] round = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
    for (double candidate : round) {
      if (largest <= candidate) {
        return candidate;
      }
    }
    return 1;
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Difference in recall";
  }

  @Override
  public String description() {
    StringJoiner text =
        new StringJoiner(
            "; ",
            "Recall of " + first + " less that of " + second + ", in percentage points. ",
            ".");
    for (int index = 0; index < comparison.first().classes().size(); index++) {
      text.add(
          comparison.first().classes().get(index)
              + " "
              + Labels.points(comparison.recallDifference(index)));
    }
    return text.toString();
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    int rows = comparison.first().classes().size();
    int width = MARGIN + names + 10 + 2 * (HALF + VALUE) + MARGIN;
    return theme.paint(
        width,
        MARGIN + HEADING + ROW * rows + AXIS + MARGIN,
        graphics -> {
          drawAxis(graphics, theme, MARGIN + HEADING + (double) ROW * rows);
          for (int index = 0; index < rows; index++) {
            drawRow(graphics, theme, index, MARGIN + HEADING + ROW * (index + 0.5));
          }
        });
  }

  private double zero() {
    return MARGIN + names + 10.0 + VALUE + HALF;
  }

  private void drawAxis(Graphics2D graphics, ChartTheme theme, double bottom) {
    Labels labels = new Labels(graphics);
    Marks marks = new Marks(graphics, theme);
    double top = MARGIN + HEADING;
    for (int side = -2; side <= 2; side++) {
      double x = zero() + HALF * side / 2.0;
      if (side != 0) {
        marks.gridLine(x, top, x, bottom);
      }
      graphics.setColor(theme.muted());
      graphics.setFont(ChartTheme.plain(11));
      labels.centred(side == 0 ? "0" : tick(side / 2.0), x, bottom + AXIS / 2.0);
    }
    marks.line(theme.muted(), Marks.line(1.2f), zero(), top, zero(), bottom);
    graphics.setFont(ChartTheme.bold(11));
    graphics.setColor(theme.text());
    labels.right(labels.fitted("← " + second + " finds more", HALF + VALUE), zero() - 12, MARGIN);
    labels.left(labels.fitted(first + " finds more →", HALF + VALUE), zero() + 12, MARGIN);
  }

  private String tick(double share) {
    return Labels.points(Math.abs(share) * reach).substring(1) + " pts";
  }

  private void drawRow(Graphics2D graphics, ChartTheme theme, int index, double middle) {
    Labels labels = new Labels(graphics);
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.bold(12));
    labels.right(
        labels.fitted(comparison.first().classes().get(index), names),
        MARGIN + (double) names,
        middle);
    if (comparison.first().confusion().support(index) == 0) {
      graphics.setColor(theme.muted());
      graphics.setFont(ChartTheme.plain(11));
      labels.left("no images", zero() + 8, middle);
      return;
    }
    double difference = comparison.recallDifference(index);
    double length = HALF * Math.abs(difference) / reach;
    graphics.setColor(difference > 0 ? theme.series(0) : theme.series(1));
    graphics.fill(
        new RoundRectangle2D.Double(
            difference > 0 ? zero() : zero() - length, middle - BAR / 2.0, length, BAR, 3, 3));
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.plain(11));
    String value = difference == 0 ? "0" : Labels.points(Math.abs(difference)).substring(1);
    if (difference >= 0) {
      labels.left(value, zero() + length + 7, middle);
    } else {
      labels.right(value, zero() - length - 7, middle);
    }
  }
}
