package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.RocCurve;
import io.github.gcn4j.evaluation.RocCurves;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/**
 * The ROC curve of each class against the rest, with the area below it. Where all are good, the
 * corner in which they crowd is shown enlarged.
 */
public final class RocChart implements Chart {

  static final String FILE_STEM = "roc";

  private static final int SIDE = 310;
  private static final int LEFT = 66;
  private static final int TOP = 16;
  private static final int RIGHT = 28;
  private static final int AXIS = 50;

  /** Names up to this long stand two to a row of the legend. */
  private static final int SHORT_NAME = 12;

  /** Mean area above which curves can only be told apart in the corner. */
  private static final double GOOD = 0.95;

  /** How much of either rate the corner shows. */
  private static final double CORNER = 0.1;

  private static final int CORNER_SIDE = 150;

  private final RocCurves curves;
  private final int legendColumns;

  /** Charts curves. */
  public RocChart(RocCurves curves) {
    this.curves = curves;
    this.legendColumns =
        curves.classes().stream().allMatch(name -> name.length() <= SHORT_NAME) ? 2 : 1;
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "ROC";
  }

  @Override
  public String description() {
    StringJoiner text =
        new StringJoiner("; ", "Each class against the rest; area below the curve: ", ".");
    for (int index = 0; index < curves.classes().size(); index++) {
      text.add(curves.classes().get(index) + " " + figure(curves.area(index)));
    }
    return text.add("mean of classes " + figure(curves.macroArea())).toString();
  }

  private static String figure(OptionalDouble area) {
    return area.isPresent() ? Labels.area(area.getAsDouble()) : "undefined";
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    int rows = (curves.classes().size() + legendColumns) / legendColumns;
    return theme.paint(
        LEFT + SIDE + RIGHT,
        TOP + SIDE + AXIS + Legend.ROW * rows + 12,
        graphics -> {
          drawAxes(graphics, theme);
          drawCurves(graphics, theme, new Rectangle2D.Double(LEFT, TOP, SIDE, SIDE), 1);
          if (curves.macroArea().orElse(0) >= GOOD) {
            drawCorner(graphics, theme);
          }
          drawLegend(graphics, theme);
        });
  }

  private static void drawAxes(Graphics2D graphics, ChartTheme theme) {
    Labels labels = new Labels(graphics);
    Marks marks = new Marks(graphics, theme);
    graphics.setFont(ChartTheme.plain(11));
    for (int percent = 0; percent <= 100; percent += 20) {
      double offset = SIDE * percent / 100.0;
      marks.gridLine(LEFT, TOP + SIDE - offset, LEFT + SIDE, TOP + SIDE - offset);
      marks.gridLine(LEFT + offset, TOP, LEFT + offset, TOP + SIDE);
      graphics.setColor(theme.muted());
      labels.right(percent + " %", LEFT - 8, TOP + SIDE - offset);
      labels.centred(percent + " %", LEFT + offset, TOP + SIDE + 14);
    }
    marks.line(theme.muted(), Marks.line(1.2f, 5, 4), LEFT, TOP + SIDE, LEFT + SIDE, TOP);
    graphics.setColor(theme.muted());
    graphics.setFont(ChartTheme.plain(12));
    labels.upwards("true positive rate", 13, TOP + SIDE / 2.0);
    labels.centred("false positive rate", LEFT + SIDE / 2.0, TOP + SIDE + 35);
  }

  /** Draws into an area the corner of all curves that is {@code extent} wide and high. */
  private void drawCurves(Graphics2D graphics, ChartTheme theme, Rectangle2D area, double extent) {
    Shape before = graphics.getClip();
    // A line along the edge must not lose half its width.
    graphics.clip(
        new Rectangle2D.Double(
            area.getX() - 1.5, area.getY() - 1.5, area.getWidth() + 3, area.getHeight() + 3));
    for (int index = 0; index < curves.classes().size(); index++) {
      Optional<RocCurve> curve = curves.curves().get(index);
      if (curve.isEmpty()) {
        continue;
      }
      Path2D path = new Path2D.Double();
      for (RocCurve.Point point : curve.get().points()) {
        double x = area.getX() + area.getWidth() * point.falsePositiveRate() / extent;
        double y = area.getY() + area.getHeight() * (1 - point.truePositiveRate()) / extent;
        if (path.getCurrentPoint() == null) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
      graphics.setColor(theme.series(index));
      graphics.setStroke(Marks.series(index));
      graphics.draw(path);
    }
    graphics.setClip(before);
  }

  private void drawCorner(Graphics2D graphics, ChartTheme theme) {
    Rectangle2D corner =
        new Rectangle2D.Double(
            LEFT + SIDE - CORNER_SIDE - 30.0,
            TOP + SIDE - CORNER_SIDE - 40.0,
            CORNER_SIDE,
            CORNER_SIDE);
    Shape card =
        new RoundRectangle2D.Double(
            corner.getX() - 46, corner.getY() - 28, CORNER_SIDE + 66.0, CORNER_SIDE + 54.0, 8, 8);
    graphics.setColor(theme.background());
    graphics.fill(card);
    graphics.setColor(theme.grid());
    graphics.setStroke(Marks.line(1));
    graphics.draw(card);
    graphics.setColor(theme.muted());
    graphics.setStroke(Marks.line(1));
    graphics.draw(corner);
    graphics.setFont(ChartTheme.plain(10));
    Labels labels = new Labels(graphics);
    labels.centred("upper left corner, enlarged", corner.getCenterX() - 14, corner.getY() - 15);
    int percent = (int) Math.round(100 * CORNER);
    labels.right("100 %", corner.getX() - 6, corner.getY());
    labels.right(100 - percent + " %", corner.getX() - 6, corner.getMaxY());
    labels.centred("0 %", corner.getX(), corner.getMaxY() + 13);
    labels.centred(percent + " %", corner.getMaxX(), corner.getMaxY() + 13);
    drawCurves(graphics, theme, corner, CORNER);
  }

  private void drawLegend(Graphics2D graphics, ChartTheme theme) {
    Legend legend = new Legend();
    double column = (double) (SIDE + RIGHT) / legendColumns;
    graphics.setFont(ChartTheme.plain(11));
    Labels labels = new Labels(graphics);
    for (int index = 0; index < curves.classes().size(); index++) {
      int series = index;
      String area = "  " + figure(curves.area(index));
      double room = column - Legend.MARK - 14 - labels.width(area);
      legend.add(
          labels.fitted(curves.classes().get(index), room) + area,
          (marks, x, y) ->
              marks.line(theme.series(series), Marks.series(series), x, y, x + Legend.MARK, y));
    }
    legend.add("mean of classes  " + figure(curves.macroArea()), (marks, x, y) -> {});
    legend.drawInColumns(
        graphics, theme, LEFT, column, legendColumns, TOP + SIDE + AXIS + Legend.ROW / 2.0);
  }
}
