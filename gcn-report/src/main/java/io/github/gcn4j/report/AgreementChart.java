package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.ModelComparison;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** On how many images both models are right, one alone, or neither. */
public final class AgreementChart implements Chart {

  static final String FILE_STEM = "agreement";

  private static final int CELL_WIDTH = 150;
  private static final int CELL = 110;
  private static final int LEFT = 96;
  private static final int TOP = 62;
  private static final int MARGIN = 18;

  private final ModelComparison comparison;
  private final String first;
  private final String second;

  /**
   * Charts a comparison.
   *
   * @param first what people call the first model
   * @param second what people call the second
   */
  public AgreementChart(ModelComparison comparison, String first, String second) {
    this.comparison = comparison;
    this.first = first;
    this.second = second;
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Agreement";
  }

  @Override
  public String description() {
    return "Both right: %d; %s alone: %d; %s alone: %d; neither: %d."
        .formatted(
            comparison.count(true, true),
            first,
            comparison.count(true, false),
            second,
            comparison.count(false, true),
            comparison.count(false, false));
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    return theme.paint(
        LEFT + 2 * CELL_WIDTH + MARGIN,
        TOP + 2 * CELL + MARGIN,
        graphics -> {
          drawHeadings(graphics, theme);
          drawCell(graphics, theme, 0, 0, comparison.count(true, true), theme.model());
          drawCell(graphics, theme, 1, 0, comparison.count(true, false), theme.muted());
          drawCell(graphics, theme, 0, 1, comparison.count(false, true), theme.muted());
          drawCell(graphics, theme, 1, 1, comparison.count(false, false), theme.error());
        });
  }

  private void drawHeadings(Graphics2D graphics, ChartTheme theme) {
    Labels labels = new Labels(graphics);
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.bold(12));
    labels.centred(labels.fitted(second, 2 * CELL_WIDTH), LEFT + CELL_WIDTH, MARGIN);
    labels.upwards(labels.fitted(first, 2 * CELL), MARGIN, TOP + CELL);
    graphics.setColor(theme.muted());
    graphics.setFont(ChartTheme.plain(12));
    labels.centred("right", LEFT + CELL_WIDTH / 2.0, TOP - 16);
    labels.centred("wrong", LEFT + 1.5 * CELL_WIDTH, TOP - 16);
    labels.right("right", LEFT - 12, TOP + CELL / 2.0);
    labels.right("wrong", LEFT - 12, TOP + 1.5 * CELL);
  }

  private void drawCell(
      Graphics2D graphics, ChartTheme theme, int column, int row, int count, Color colour) {
    double share = (double) count / comparison.images();
    Color fill =
        count == 0 ? theme.tint(theme.muted(), 0.08) : theme.tint(colour, 0.15 + 0.85 * share);
    double x = LEFT + column * CELL_WIDTH;
    double y = TOP + row * CELL;
    graphics.setColor(fill);
    graphics.fill(
        new RoundRectangle2D.Double(x + 1.5, y + 1.5, CELL_WIDTH - 3.0, CELL - 3.0, 8, 8));
    graphics.setColor(count == 0 ? theme.muted() : ChartTheme.inkOn(fill));
    Labels labels = new Labels(graphics);
    graphics.setFont(ChartTheme.bold(19));
    labels.centred(Integer.toString(count), x + CELL_WIDTH / 2.0, y + CELL * 0.42);
    graphics.setFont(ChartTheme.plain(11));
    labels.centred(Labels.percent(share), x + CELL_WIDTH / 2.0, y + CELL * 0.68);
  }
}
