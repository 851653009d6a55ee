package io.github.gcn4j.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * The colours of a chart. Blue and orange tell right from wrong and model from baseline, since red
 * and green look alike to many.
 *
 * @param background behind everything
 * @param text titles and figures
 * @param muted axes and labels
 * @param grid lines behind the data
 * @param primary what is right, and the model
 * @param secondary what is wrong, and what the model is compared with
 */
public record ChartTheme(
    Color background, Color text, Color muted, Color grid, Color primary, Color secondary) {

  /** Dark ink on white, for light pages and for paper. */
  public static final ChartTheme LIGHT =
      new ChartTheme(
          new Color(0xffffff),
          new Color(0x1b1f24),
          new Color(0x57606a),
          new Color(0xe1e5ea),
          new Color(0x1f6fb4),
          new Color(0xd4690a));

  /** Light ink on near-black, for dark pages. */
  public static final ChartTheme DARK =
      new ChartTheme(
          new Color(0x161b22),
          new Color(0xe6edf3),
          new Color(0x9aa4af),
          new Color(0x30363d),
          new Color(0x58a6e6),
          new Color(0xf0a04b));

  /** Pixels per point of every chart. */
  public static final int PIXELS_PER_POINT = 2;

  /** Something that draws itself, in points. */
  interface Drawing {
    void draw(Graphics2D graphics);
  }

  /** A picture of {@code width} by {@code height} points with this background. */
  BufferedImage paint(int width, int height, Drawing drawing) {
    BufferedImage image =
        new BufferedImage(
            width * PIXELS_PER_POINT, height * PIXELS_PER_POINT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(background);
      graphics.fillRect(0, 0, width, height);
      drawing.draw(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  /** The font of labels and figures, in points. */
  static Font plain(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  /** The font of titles, in points. */
  static Font bold(int size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, size);
  }

  /** The background with {@code share} (0 to 1) of a colour mixed in. */
  Color tint(Color colour, double share) {
    return new Color(
        mix(background.getRed(), colour.getRed(), share),
        mix(background.getGreen(), colour.getGreen(), share),
        mix(background.getBlue(), colour.getBlue(), share));
  }

  /**
   * Black or white, whichever stands out more from {@code fill} by the contrast ratio of WCAG 2.
   */
  static Color inkOn(Color fill) {
    double luminance =
        0.2126 * linear(fill.getRed())
            + 0.7152 * linear(fill.getGreen())
            + 0.0722 * linear(fill.getBlue());
    double contrastWithWhite = 1.05 / (luminance + 0.05);
    double contrastWithBlack = (luminance + 0.05) / 0.05;
    return contrastWithWhite > contrastWithBlack ? Color.WHITE : Color.BLACK;
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  private static double linear(int component) {
    double value = component / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
