package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Notice;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;

/**
 * A map of scores over the image they belong to, with a legend below: what the colours mean, and
 * lines of text. The image keeps its size and turns gray where the map colours it, so that every
 * colour is the map's. Text needs fonts; where there are none ({@link ChartFonts}) the legend is
 * left out.
 *
 * @param image the picture as it is
 * @param rows of the map, which covers the whole picture
 * @param columns of the map
 * @param scores {@code [rows * columns]}, row by row; what is not above 0 is left without colour
 * @param meaning what a score is, written at the colour bar
 * @param lines of text below
 */
public record HeatMap(
    BufferedImage image,
    int rows,
    int columns,
    float[] scores,
    String meaning,
    List<String> lines) {
  private static final int NARROWEST = 360;
  private static final double DESIGN_WIDTH = 480;
  private static final double MOST_OPAQUE = 0.8;
  private static final ChartTheme THEME = ChartTheme.LIGHT;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are not {@code rows * columns} scores, at least one,
   *     or one is not finite
   */
  public HeatMap {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(meaning, "meaning");
    lines = List.copyOf(lines);
    if (scores.length == 0 || scores.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "expected %d×%d scores, found %d".formatted(rows, columns, scores.length));
    }
    for (float score : scores) {
      if (!Float.isFinite(score)) {
        throw new IllegalArgumentException("expected finite scores, found " + score);
      }
    }
  }

  /** Draws the picture with its legend. */
  public BufferedImage draw() {
    if (ChartFonts.missing().isPresent()) {
      return overlay(HeatScale.of(scores));
    }
    return withLegend(HeatScale.of(scores));
  }

  private BufferedImage overlay(HeatScale scale) {
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage mixed = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double position = scale.position(scoreAt(x, y));
        mixed.setRGB(x, y, blend(image.getRGB(x, y), position));
      }
    }
    return mixed;
  }

  /** Linear between the centres of the map's cells. */
  private double scoreAt(int x, int y) {
    double row = within((y + 0.5) * rows / image.getHeight() - 0.5, rows);
    double column = within((x + 0.5) * columns / image.getWidth() - 0.5, columns);
    int top = (int) row;
    int left = (int) column;
    int bottom = Math.min(top + 1, rows - 1);
    int right = Math.min(left + 1, columns - 1);
    double across = column - left;
    double above =
        (1 - across) * scores[top * columns + left] + across * scores[top * columns + right];
    double below =
        (1 - across) * scores[bottom * columns + left] + across * scores[bottom * columns + right];
    return above + (row - top) * (below - above);
  }

  private static double within(double position, int count) {
    return Math.max(0, Math.min(count - 1, position));
  }

  /** From the picture's own colour, through its gray, to the map's. */
  private static int blend(int rgb, double position) {
    Color own = new Color(rgb);
    double gray = 0.299 * own.getRed() + 0.587 * own.getGreen() + 0.114 * own.getBlue();
    double opacity = MOST_OPAQUE * Math.sqrt(position);
    double faded = Math.min(1, 4 * position);
    Color heat = HeatColours.of(position);
    return new Color(
            mix(own.getRed(), gray, heat.getRed(), faded, opacity),
            mix(own.getGreen(), gray, heat.getGreen(), faded, opacity),
            mix(own.getBlue(), gray, heat.getBlue(), faded, opacity))
        .getRGB();
  }

  private static int mix(int own, double gray, int heat, double faded, double opacity) {
    double under = own + faded * (gray - own);
    return (int) Math.round(under + opacity * (heat - under));
  }

  private BufferedImage withLegend(HeatScale scale) {
    int width = Math.max(NARROWEST, image.getWidth());
    double unit = Math.max(1, width / DESIGN_WIDTH);
    int legend = (int) Math.ceil(unit * (74 + 18 * (lines.size() + 1)));
    BufferedImage picture =
        new BufferedImage(width, image.getHeight() + legend, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setColor(THEME.background());
      graphics.fillRect(0, 0, width, picture.getHeight());
      graphics.drawImage(overlay(scale), (width - image.getWidth()) / 2, 0, null);
      graphics.translate(0, image.getHeight());
      graphics.scale(unit, unit);
      legend(graphics, scale, width / unit);
    } finally {
      graphics.dispose();
    }
    return picture;
  }

  private void legend(Graphics2D graphics, HeatScale scale, double width) {
    Labels labels = new Labels(graphics);
    double left = 14;
    double right = width - 14;
    write(graphics, ChartTheme.plain(12), THEME.text());
    labels.left(labels.fitted(meaning, right - left), left, 15);
    bar(graphics, left, right);
    write(graphics, ChartTheme.plain(11), THEME.muted());
    if (scale.empty()) {
      labels.left("no pixel above " + scale.label(1), left, 53);
    } else {
      labels.left(scale.label(0), left, 53);
      labels.centred(scale.label(0.5), (left + right) / 2, 53);
      labels.right(scale.label(1), right, 53);
    }
    double y = 76;
    for (String line : lines) {
      write(graphics, y == 76 ? ChartTheme.bold(12) : ChartTheme.plain(12), THEME.text());
      labels.left(labels.fitted(line, right - left), left, y);
      y += 18;
    }
    write(graphics, ChartTheme.plain(11), THEME.muted());
    labels.left(labels.fitted(Notice.TEXT, right - left), left, y);
  }

  private static void write(Graphics2D graphics, Font font, Color colour) {
    graphics.setFont(font);
    graphics.setColor(colour);
  }

  /** As the map colours a picture of middle gray. */
  private static void bar(Graphics2D graphics, double left, double right) {
    int steps = (int) (right - left);
    for (int i = 0; i < steps; i++) {
      graphics.setColor(new Color(blend(0xb4b4b4, (double) i / (steps - 1))));
      graphics.fillRect((int) left + i, 27, i + 1 < steps ? 2 : 1, 14); // no seams when scaled
    }
    graphics.setColor(THEME.muted());
    graphics.drawRect((int) left, 27, steps, 14);
  }
}
