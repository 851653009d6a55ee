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

  /** A difference of fractions in percentage points with its sign, as {@code +1.2} or −0.3. */
  static String points(double difference) {
    String text = String.format(Locale.ROOT, "%+.1f", 100 * difference).replace('-', '−');
    return text.endsWith("0.0") && text.length() == 4 ? "0.0" : text;
  }

  /**
   * A name out of a file or a program as one for people: {@code learning_rate} as Learning rate.
   */
  static String heading(String name) {
    String words = name.replace('_', ' ');
    boolean proper = words.isEmpty() || words.startsWith("gcn4j");
    return proper ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** An area below a ROC curve, which reads as 1 only if it is. */
  static String area(double area) {
    String text = String.format(Locale.ROOT, "%.4f", area);
    return area < 1 && text.equals("1.0000") ? "> 0.9999" : text;
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

  /**
   * The text, its middle replaced by an ellipsis where it is wider than {@code width}: names often
   * differ in their last letters alone.
   */
  String fitted(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    int[] letters = text.codePoints().toArray();
    int kept = letters.length - 1;
    while (kept > 0 && width(shortened(letters, kept)) > width) {
      kept--;
    }
    return shortened(letters, kept);
  }

  /** So many letters of a text, two thirds from its start and a third from its end. */
  private static String shortened(int[] letters, int kept) {
    int tail = kept / 3;
    int head = kept - tail;
    return new String(letters, 0, head) + "…" + new String(letters, letters.length - tail, tail);
  }

  private float baseline(double y) {
    FontMetrics metrics = graphics.getFontMetrics();
    return (float) (y + (metrics.getAscent() - metrics.getDescent()) / 2.0);
  }

  private Rectangle2D bounds(String text) {
    return graphics.getFont().getStringBounds(text, graphics.getFontRenderContext());
  }
}
