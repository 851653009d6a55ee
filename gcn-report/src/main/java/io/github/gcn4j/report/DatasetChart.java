package io.github.gcn4j.report;

import io.github.gcn4j.report.DatasetOverview.Part;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A data set, a row for each class: how many images each part holds, the mean colour and
 * brightness, and some pictures.
 */
public final class DatasetChart implements Chart {

  static final String FILE_STEM = "dataset";

  private static final int MARGIN = 16;
  private static final int HEADING = 28;
  private static final int ROW = 72;
  private static final int BAR = 26;
  private static final int BARS = 210;
  private static final int COUNT = 54;
  private static final int SWATCH = 44;
  private static final int BRIGHTNESS = 110;
  private static final int GAP = 22;
  private static final int PICTURE = 60;
  private static final int MOST_PICTURES = 5;
  private static final int PICTURES = MOST_PICTURES * (PICTURE + 6);
  private static final int LEGEND_COLUMNS = 4;

  private final DatasetOverview data;
  private final int names;
  private final boolean pictures;

  /** Charts a data set. */
  public DatasetChart(DatasetOverview data) {
    this.data = data;
    this.names = Labels.roomFor(data.classes());
    this.pictures = data.examples().stream().anyMatch(some -> !some.isEmpty());
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Images";
  }

  @Override
  public String description() {
    StringJoiner text = new StringJoiner("; ", data.total() + " images. ", ".");
    for (int label = 0; label < data.classes().size(); label++) {
      ClassLook look = data.looks().get(label);
      StringJoiner row = new StringJoiner(", ");
      for (Part part : data.parts()) {
        row.add(part.counts().get(label) + " " + part.name());
      }
      text.add(
          String.format(
              Locale.ROOT,
              "%s: %s; mean brightness %s",
              data.classes().get(label),
              row,
              look.images() == 0 ? "unknown" : Labels.percent(look.brightness())));
    }
    return text.toString();
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    int width = (int) left(4) + (pictures ? PICTURES : 0) + MARGIN;
    int bottom = MARGIN + HEADING + ROW * data.classes().size();
    int legendRows = (data.parts().size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
    return theme.paint(
        width,
        bottom + Legend.ROW * legendRows + 12,
        graphics -> {
          drawHeadings(graphics, theme);
          for (int label = 0; label < data.classes().size(); label++) {
            drawRow(graphics, theme, label, MARGIN + HEADING + ROW * label);
          }
          drawLegend(graphics, theme, width, bottom + Legend.ROW / 2.0);
        });
  }

  /** Left edge of a column: bars, swatch, brightness, pictures. */
  private double left(int column) {
    int[] widths = {names + 10, BARS + COUNT, SWATCH + GAP, BRIGHTNESS + GAP + 50};
    double left = MARGIN;
    for (int i = 0; i < column; i++) {
      left += widths[i];
    }
    return left;
  }

  private void drawHeadings(Graphics2D graphics, ChartTheme theme) {
    graphics.setColor(theme.muted());
    graphics.setFont(ChartTheme.plain(11));
    Labels labels = new Labels(graphics);
    double y = MARGIN + 8;
    labels.left("images", left(1), y);
    labels.centred("colour", left(2) + SWATCH / 2.0, y);
    labels.left("brightness, mean ± sd", left(3), y);
    if (pictures) {
      labels.left("some of them", left(4), y);
    }
  }

  private void drawRow(Graphics2D graphics, ChartTheme theme, int label, double top) {
    double middle = top + ROW / 2.0;
    new Marks(graphics, theme).gridLine(MARGIN, top, left(4) + (pictures ? PICTURES : 0), top);
    Labels labels = new Labels(graphics);
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.bold(12));
    labels.right(labels.fitted(data.classes().get(label), names), left(1) - 10, middle);
    drawBar(graphics, theme, label, middle);
    ClassLook look = data.looks().get(label);
    if (look.images() > 0) {
      drawLook(graphics, theme, look, middle);
    }
    List<BufferedImage> some = data.examples().get(label);
    for (int i = 0; i < Math.min(MOST_PICTURES, some.size()); i++) {
      int x = (int) left(4) + i * (PICTURE + 6);
      BufferedImage small = Thumbnail.of(some.get(i));
      graphics.setColor(theme.grid());
      graphics.draw(
          Thumbnail.draw(graphics, small, x, (int) Math.round(middle) - PICTURE / 2, PICTURE));
    }
  }

  private void drawBar(Graphics2D graphics, ChartTheme theme, int label, double middle) {
    int most = 1;
    for (int other = 0; other < data.classes().size(); other++) {
      most = Math.max(most, data.count(other));
    }
    double x = left(1);
    for (int i = 0; i < data.parts().size(); i++) {
      double width = (double) BARS * data.parts().get(i).counts().get(label) / most;
      graphics.setColor(theme.series(i));
      graphics.fill(new Rectangle2D.Double(x, middle - BAR / 2.0, Math.max(0, width - 1), BAR));
      x += width;
    }
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.bold(12));
    new Labels(graphics).left(Integer.toString(data.count(label)), x + 6, middle);
  }

  private void drawLook(Graphics2D graphics, ChartTheme theme, ClassLook look, double middle) {
    RoundRectangle2D swatch =
        new RoundRectangle2D.Double(left(2), middle - SWATCH / 2.0, SWATCH, SWATCH, 8, 8);
    graphics.setColor(look.colour());
    graphics.fill(swatch);
    graphics.setColor(theme.grid());
    graphics.draw(swatch);
    double left = left(3);
    graphics.setColor(theme.tint(theme.muted(), 0.15));
    graphics.fill(new Rectangle2D.Double(left, middle - 6, BRIGHTNESS, 12));
    graphics.setColor(theme.tint(theme.muted(), 0.65));
    graphics.fill(new Rectangle2D.Double(left, middle - 6, BRIGHTNESS * look.brightness(), 12));
    Marks marks = new Marks(graphics, theme);
    marks.interval(
        left + BRIGHTNESS * Math.max(0, look.brightness() - look.spread()),
        left + BRIGHTNESS * Math.min(1, look.brightness() + look.spread()),
        middle);
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.plain(11));
    new Labels(graphics).left(Labels.percent(look.brightness()), left + BRIGHTNESS + 8, middle);
  }

  private void drawLegend(Graphics2D graphics, ChartTheme theme, int width, double y) {
    Legend legend = new Legend();
    double column = (width - MARGIN - left(1)) / LEGEND_COLUMNS;
    graphics.setFont(ChartTheme.plain(11));
    Labels labels = new Labels(graphics);
    for (int i = 0; i < data.parts().size(); i++) {
      Part part = data.parts().get(i);
      int series = i;
      String total = " (" + part.total() + ")";
      double room = column - Legend.MARK - 16 - labels.width(total);
      legend.add(
          labels.fitted(part.name(), room) + total,
          (marks, x, row) ->
              marks.line(theme.series(series), Marks.block(12), x + 8, row, x + 20, row));
    }
    legend.drawInColumns(graphics, theme, left(1), column, LEGEND_COLUMNS, y);
  }
}
