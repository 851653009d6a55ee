package io.github.gcn4j.report;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** Text on a chart, placed by its middle or its end, in the graphics' font and colour. */
final class Labels {

  private final Graphics2D graphics;

  Labels(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** A fraction as a percentage with one decimal, as {@code 97.2 %}. */
  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }

  /**
   * About how wide the longest of some names is in bold type of 12 points, for laying out a chart
   * before there is anything to measure with; from 40 to 130 points.
   */
  static int roomFor(List<String> names) {
    int longest =
        names.stream().mapToInt(name -> name.codePointCount(0, name.length())).max().orElse(0);
    return Math.max(40, Math.min(130, 8 * longest + 4));
  }

  double width(String text) {
    return bounds(text).getWidth();
  }

  /** Starting at x, vertically centred on y. */
  void left(String text, double x, double y) {
    graphics.drawString(text, (float) x, baseline(y));
  }

  /** Centred on (x, y). */
  void centred(String text, double x, double y) {
    graphics.drawString(text, (float) (x - width(text) / 2), baseline(y));
  }

  /** Ending at x, vertically centred on y. */
  void right(String text, double x, double y) {
    graphics.drawString(text, (float) (x - width(text)), baseline(y));
  }

  /** Reading upwards, centred on (x, y). */
  void upwards(String text, double x, double y) {
    upwardsFrom(text, x, y + width(text) / 2);
  }

  /** Reading upwards, starting at (x, y). */
  void upwardsFrom(String text, double x, double y) {
    AffineTransform before = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, x, y);
    left(text, x, y);
    graphics.setTransform(before);
  }

  /** The text, its end replaced by an ellipsis where it is wider than {@code width}. */
  String fitted(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + "…") > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  private float baseline(double y) {
    FontMetrics metrics = graphics.getFontMetrics();
    return (float) (y + (metrics.getAscent() - metrics.getDescent()) / 2.0);
  }

  private Rectangle2D bounds(String text) {
    return graphics.getFont().getStringBounds(text, graphics.getFontRenderContext());
  }
}
