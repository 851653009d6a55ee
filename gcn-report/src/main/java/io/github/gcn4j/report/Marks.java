package io.github.gcn4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** What several charts draw alike, so that it means the same on each. */
final class Marks {

  private static final int CAP = 5;
  private static final BasicStroke HAIR = new BasicStroke(1);
  private static final BasicStroke THIN = new BasicStroke(1.5f);

  private final Graphics2D graphics;
  private final ChartTheme theme;

  Marks(Graphics2D graphics, ChartTheme theme) {
    this.graphics = graphics;
    this.theme = theme;
  }

  /** A line with dashes and gaps of these lengths in points; without any it is solid. */
  static BasicStroke line(float width, float... dashes) {
    return dashes.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
  }

  /** A line so thick that it is a block. */
  static BasicStroke block(float height) {
    return new BasicStroke(height, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  }

  /** The stroke of a class, part or curve: colour alone does not tell many apart. */
  static BasicStroke series(int index) {
    return switch (index % 4) {
      case 1 -> line(2, 7, 3);
      case 2 -> line(2, 2, 2);
      case 3 -> line(2, 8, 3, 2, 3);
      default -> line(2);
    };
  }

  /** A line of the grid. */
  void gridLine(double x1, double y1, double x2, double y2) {
    graphics.setColor(theme.grid());
    graphics.setStroke(HAIR);
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  /** A confidence interval. */
  void interval(double from, double to, double y) {
    graphics.setColor(theme.text());
    graphics.setStroke(THIN);
    graphics.draw(new Line2D.Double(from, y, to, y));
    graphics.draw(new Line2D.Double(from, y - CAP, from, y + CAP));
    graphics.draw(new Line2D.Double(to, y - CAP, to, y + CAP));
    graphics.setStroke(HAIR);
  }

  /** Where the histogram baseline stands in the row around {@code y}: a bar across it. */
  void baseline(double x, double y, double height) {
    Rectangle2D bar = new Rectangle2D.Double(x - 2, y - height / 2, 4, height);
    graphics.setColor(theme.background());
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(bar);
    graphics.setColor(theme.baseline());
    graphics.fill(bar);
    graphics.setStroke(HAIR);
  }

  /** A value. */
  void dot(Color colour, double x, double y) {
    Ellipse2D dot = new Ellipse2D.Double(x - 4.5, y - 4.5, 9, 9);
    graphics.setColor(colour);
    graphics.fill(dot);
    graphics.setColor(theme.background());
    graphics.setStroke(HAIR);
    graphics.draw(dot);
  }

  /** What makes a value stand out: a ring around its dot. */
  void ring(Color colour, double x, double y) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(new Ellipse2D.Double(x - 7.5, y - 7.5, 15, 15));
    graphics.setStroke(HAIR);
  }

  /** A line in some colour and stroke. */
  void line(Color colour, BasicStroke stroke, double x1, double y1, double x2, double y2) {
    graphics.setColor(colour);
    graphics.setStroke(stroke);
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    graphics.setStroke(HAIR);
  }
}
