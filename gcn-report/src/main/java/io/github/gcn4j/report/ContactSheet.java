package io.github.gcn4j.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.StringJoiner;

/**
 * Classified images in a grid, each with its class, the class it was given, and the confidence;
 * mistakes are framed.
 */
public final class ContactSheet implements Chart {

  static final String MISTAKES = "mistakes";
  static final String SAMPLES = "samples";

  private static final int COLUMNS = 6;
  private static final int PICTURE = 132;
  private static final int CAPTION = 52;
  private static final int GAP = 16;

  private final String fileStem;
  private final String title;
  private final List<Sample> samples;

  private ContactSheet(String fileStem, String title, List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("expected at least one sample to show, found none");
    }
    this.fileStem = fileStem;
    this.title = title;
    this.samples = List.copyOf(samples);
  }

  /**
   * Lays out mistakes, the surest first.
   *
   * @param samples some of which may be right, and are left out
   * @throws IllegalArgumentException if none is wrong
   */
  public static ContactSheet mistakes(List<Sample> samples) {
    return new ContactSheet(MISTAKES, "Mistakes", Sample.mistakes(samples));
  }

  /**
   * Lays out samples in the order given.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ContactSheet samples(List<Sample> samples) {
    return new ContactSheet(SAMPLES, "Samples", samples);
  }

  @Override
  public String fileStem() {
    return fileStem;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String description() {
    StringJoiner text = new StringJoiner("; ", title + ". ", ".");
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
    Rectangle2D frame = Thumbnail.draw(graphics, sample.image(), x, y, PICTURE);
    graphics.setColor(sample.correct() ? theme.grid() : theme.error());
    graphics.setStroke(new BasicStroke(sample.correct() ? 1 : 3));
    graphics.draw(frame);
    Labels labels = new Labels(graphics);
    double centre = x + PICTURE / 2.0;
    graphics.setFont(ChartTheme.bold(11));
    graphics.setColor(sample.correct() ? theme.text() : theme.error());
    labels.centred(labels.fitted(sample.said(), PICTURE + GAP - 4), centre, y + PICTURE + 13);
    graphics.setFont(ChartTheme.plain(11));
    graphics.setColor(theme.text());
    labels.centred(Labels.percent(sample.confidence()) + " sure", centre, y + PICTURE + 28);
    graphics.setColor(theme.muted());
    graphics.setFont(ChartTheme.plain(9));
    labels.centred(labels.fitted(sample.name(), PICTURE), centre, y + PICTURE + 43);
  }
}
