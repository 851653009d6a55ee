package io.github.gcn4j.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.StringJoiner;

/**
 * Sample images in a grid, each with its class, the class it was given, and the confidence;
 * mistakes are framed.
 */
public final class ContactSheet implements Chart {

  static final String FILE_STEM = "samples";

  private static final int COLUMNS = 6;
  private static final int PICTURE = 124;
  private static final int CAPTION = 52;
  private static final int GAP = 16;

  private final List<Sample> samples;

  /**
   * Lays out samples in reading order.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ContactSheet(List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("expected at least one sample to show, found none");
    }
    this.samples = List.copyOf(samples);
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Samples";
  }

  @Override
  public String description() {
    StringJoiner text = new StringJoiner("; ", "Sample images. ", ".");
    samples.forEach(sample -> text.add(sample.name() + ": " + sample.caption()));
    return text.toString();
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    int columns = Math.min(COLUMNS, samples.size());
    int rows = (samples.size() + columns - 1) / columns;
    return theme.paint(
        GAP + columns * (PICTURE + GAP),
        GAP + rows * (PICTURE + CAPTION + GAP),
        graphics -> {
          for (int i = 0; i < samples.size(); i++) {
            int x = GAP + i % columns * (PICTURE + GAP);
            int y = GAP + i / columns * (PICTURE + CAPTION + GAP);
            draw(graphics, theme, samples.get(i), x, y);
          }
        });
  }

  private static void draw(Graphics2D graphics, ChartTheme theme, Sample sample, int x, int y) {
    BufferedImage image = sample.image();
    double scale = (double) PICTURE / Math.max(image.getWidth(), image.getHeight());
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    int left = x + (PICTURE - width) / 2;
    int top = y + (PICTURE - height) / 2;
    graphics.drawImage(image, left, top, width, height, null);
    graphics.setColor(sample.correct() ? theme.grid() : theme.secondary());
    graphics.setStroke(new BasicStroke(sample.correct() ? 1 : 3));
    graphics.draw(new Rectangle2D.Double(left, top, width, height));
    Labels labels = new Labels(graphics);
    double centre = x + PICTURE / 2.0;
    graphics.setFont(ChartTheme.bold(11));
    graphics.setColor(theme.text());
    labels.centred(labels.fitted(sample.actual(), PICTURE), centre, y + PICTURE + 13);
    graphics.setFont(ChartTheme.plain(11));
    graphics.setColor(sample.correct() ? theme.muted() : theme.secondary());
    String said = sample.correct() ? "found" : "taken for " + sample.predicted();
    labels.centred(labels.fitted(said, PICTURE), centre, y + PICTURE + 28);
    graphics.setColor(theme.muted());
    labels.centred(Labels.percent(sample.confidence()), centre, y + PICTURE + 43);
  }
}
