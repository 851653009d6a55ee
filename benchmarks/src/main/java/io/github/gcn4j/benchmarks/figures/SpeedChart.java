package io.github.gcn4j.benchmarks.figures;

import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.report.ChartTheme;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Bars of milliseconds, each with its label and figure, the shortest on top. */
final class SpeedChart {
  private static final int WIDTH = 900;
  private static final int MARGIN = 24;
  private static final int TITLE = 56;
  private static final int ROW = 40;
  private static final int BAR = 24;
  private static final int LABELS = 300;
  private static final int FIGURES = 64;

  /** Those whose label begins so stand out. */
  private static final String OURS = "gcn4j";

  private SpeedChart() {}

  /**
   * Draws the bars into a PNG file.
   *
   * @param bars milliseconds by label, at least one
   * @throws IOException if the file cannot be written
   */
  static void write(String title, Map<String, Double> bars, ChartTheme theme, Path file)
      throws IOException {
    BufferedImage image =
        new BufferedImage(
            WIDTH, TITLE + ROW * bars.size() + MARGIN / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      draw(title, bars, theme, graphics, image.getHeight());
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    AtomicFile.write(file, png::writeTo);
  }

  private static void draw(
      String title, Map<String, Double> bars, ChartTheme theme, Graphics2D graphics, int height) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(theme.background());
    graphics.fillRect(0, 0, WIDTH, height);
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    graphics.setFont(font.deriveFont(Font.BOLD, 15f));
    text(graphics, theme.text(), title, MARGIN, TITLE / 2 + 6);
    graphics.setFont(font);
    List<Map.Entry<String, Double>> sorted =
        bars.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    double longest = sorted.get(sorted.size() - 1).getValue();
    int left = MARGIN + LABELS;
    int room = WIDTH - MARGIN - FIGURES - left;
    int top = TITLE;
    for (Map.Entry<String, Double> bar : sorted) {
      int length = Math.max(2, (int) Math.round(room * bar.getValue() / longest));
      int baseline = top + ROW / 2 + 5;
      text(graphics, theme.text(), bar.getKey(), MARGIN, baseline);
      graphics.setColor(bar.getKey().startsWith(OURS) ? theme.model() : theme.muted());
      graphics.fillRect(left, top + (ROW - BAR) / 2, length, BAR);
      String figure = String.format(Locale.ROOT, "%.2f", bar.getValue());
      text(graphics, theme.text(), figure, left + length + 8, baseline);
      top += ROW;
    }
  }

  private static void text(Graphics2D graphics, Color colour, String text, int x, int y) {
    graphics.setColor(colour);
    graphics.drawString(text, x, y);
  }
}
