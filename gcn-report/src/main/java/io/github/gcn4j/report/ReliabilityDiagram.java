package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Calibration;
import io.github.gcn4j.evaluation.ReliabilityBin;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * Accuracy by confidence: where the bars reach the dashed diagonal, a classifier that is 90 % sure
 * is right 90 % of the time. Dots mark each bin's mean confidence and accuracy, the strip below how
 * many images each bin holds.
 */
public final class ReliabilityDiagram implements Chart {

  static final String FILE_STEM = "reliability";

  private static final int SIDE = 280;
  private static final int LEFT = 62;
  private static final int TOP = 18;
  private static final int STRIP_GAP = 12;
  private static final int STRIP = 48;
  private static final int BOTTOM = 46;
  private static final int RIGHT = 24;

  private final Calibration calibration;

  /** Charts a calibration. */
  public ReliabilityDiagram(Calibration calibration) {
    this.calibration = calibration;
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Reliability";
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "Accuracy by confidence in %d bins; expected calibration error %s.",
        calibration.bins().size(),
        Labels.percent(calibration.expectedCalibrationError()));
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    return theme.paint(
        LEFT + SIDE + RIGHT,
        TOP + SIDE + STRIP_GAP + STRIP + BOTTOM,
        graphics -> {
          drawAxes(graphics, theme);
          drawBins(graphics, theme);
          drawCounts(graphics, theme);
        });
  }

  private void drawAxes(Graphics2D graphics, ChartTheme theme) {
    Labels labels = new Labels(graphics);
    graphics.setFont(ChartTheme.plain(11));
    for (int percent = 0; percent <= 100; percent += 20) {
      double offset = SIDE * percent / 100.0;
      graphics.setColor(theme.grid());
      graphics.draw(new Line2D.Double(LEFT, TOP + SIDE - offset, LEFT + SIDE, TOP + SIDE - offset));
      graphics.setColor(theme.muted());
      labels.right(percent + " %", LEFT - 8, TOP + SIDE - offset);
      labels.centred(percent + " %", LEFT + offset, TOP + SIDE + STRIP_GAP + STRIP + 14);
    }
    graphics.setFont(ChartTheme.plain(12));
    labels.upwards("accuracy", 13, TOP + SIDE / 2.0);
    labels.centred("confidence", LEFT + SIDE / 2.0, TOP + SIDE + STRIP_GAP + STRIP + BOTTOM - 12);
  }

  private void drawBins(Graphics2D graphics, ChartTheme theme) {
    for (ReliabilityBin bin : calibration.bins()) {
      if (bin.count() == 0) {
        continue;
      }
      graphics.setColor(theme.tint(theme.model(), 0.55));
      graphics.fill(bar(bin, TOP + SIDE, SIDE * bin.accuracy()));
    }
    graphics.setColor(theme.muted());
    graphics.setStroke(
        new BasicStroke(
            1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0));
    graphics.draw(new Line2D.Double(LEFT, TOP + SIDE, LEFT + SIDE, TOP));
    graphics.setStroke(new BasicStroke(1.5f));
    for (ReliabilityBin bin : calibration.bins()) {
      if (bin.count() > 0) {
        drawGap(graphics, theme, bin);
      }
    }
  }

  /** A dot at what the bin is, and a line from there to what it claims to be. */
  private static void drawGap(Graphics2D graphics, ChartTheme theme, ReliabilityBin bin) {
    double x = LEFT + SIDE * bin.meanConfidence();
    double is = TOP + SIDE * (1 - bin.accuracy());
    double claimed = TOP + SIDE * (1 - bin.meanConfidence());
    graphics.setColor(theme.text());
    graphics.draw(new Line2D.Double(x, is, x, claimed));
    graphics.fill(new Ellipse2D.Double(x - 3.5, is - 3.5, 7, 7));
  }

  private void drawCounts(Graphics2D graphics, ChartTheme theme) {
    int bottom = TOP + SIDE + STRIP_GAP + STRIP;
    int most = calibration.bins().stream().mapToInt(ReliabilityBin::count).max().orElse(0);
    graphics.setColor(theme.tint(theme.muted(), 0.6));
    for (ReliabilityBin bin : calibration.bins()) {
      if (bin.count() > 0) {
        // At least a hair line: a rare bin must not look like an empty one.
        graphics.fill(bar(bin, bottom, Math.max(1, (double) STRIP * bin.count() / most)));
      }
    }
    graphics.setColor(theme.grid());
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Line2D.Double(LEFT, bottom, LEFT + SIDE, bottom));
    graphics.setColor(theme.muted());
    graphics.setFont(ChartTheme.plain(11));
    new Labels(graphics).right("images", LEFT - 8, bottom - STRIP / 2.0);
  }

  private static Rectangle2D bar(ReliabilityBin bin, double bottom, double height) {
    double left = LEFT + SIDE * bin.lower();
    double width = SIDE * (bin.upper() - bin.lower());
    return new Rectangle2D.Double(left + 0.75, bottom - height, width - 1.5, height);
  }
}
