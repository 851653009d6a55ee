package io.github.gcn4j.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The colours of a chart. Each meaning has its own: blue is the model and what is right, vermilion
 * an error, plum the histogram baseline. They differ in brightness too, and none is told from
 * another as red from green; after M. Okabe and K. Ito, "Color universal design" (2008), darkened
 * or lightened until they stand out from the background.
 *
 * @param background behind everything
 * @param text titles and figures
 * @param muted axes and labels
 * @param grid lines behind the data
 * @param model what is right, and the model
 * @param error what is wrong
 * @param baseline the histogram baseline
 * @param series for classes, parts and curves, in this order and then again from the first
 */
public record ChartTheme(
    Color background,
    Color text,
    Color muted,
    Color grid,
    Color model,
    Color error,
    Color baseline,
    List<Color> series) {

  /** Dark ink on white, for light pages and for paper. */
  public static final ChartTheme LIGHT =
      new ChartTheme(
          new Color(0xffffff),
          new Color(0x1b1f24),
          new Color(0x57606a),
          new Color(0xe1e5ea),
          new Color(0x1f6fb4),
          new Color(0xc94a00),
          new Color(0x6b3a52),
          List.of(
              new Color(0x0072b2),
              new Color(0xb07a00),
              new Color(0x008f6b),
              new Color(0xb85a92),
              new Color(0x3591c9),
              new Color(0x5a4fa3),
              new Color(0x4d4d4d),
              new Color(0xd55e00)));

  /** Light ink on near-black, for dark pages. */
  public static final ChartTheme DARK =
      new ChartTheme(
          new Color(0x161b22),
          new Color(0xe6edf3),
          new Color(0x9aa4af),
          new Color(0x30363d),
          new Color(0x58a6e6),
          new Color(0xf27d42),
          new Color(0xf2b8d0),
          List.of(
              new Color(0x58a6e6),
              new Color(0xe0b050),
              new Color(0x2fbf95),
              new Color(0xe08fbc),
              new Color(0x9bd0f5),
              new Color(0xa79df0),
              new Color(0xb8b8b8),
              new Color(0xf08a4b)));

  /** Copies the list. */
  public ChartTheme {
    series = List.copyOf(series);
  }

  /** The colour of a class, part or curve. */
  public Color series(int index) {
    return series.get(index % series.size());
  }

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
