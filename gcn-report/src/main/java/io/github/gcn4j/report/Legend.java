package io.github.gcn4j.report;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** What the marks of a chart mean: each mark with its name, in rows. */
final class Legend {

  /** Height of a row, in points. */
  static final int ROW = 22;

  /** Width of a mark, in points. */
  static final int MARK = 26;

  private static final int GAP = 7;
  private static final int BETWEEN = 20;

  /** Draws a mark {@value #MARK} points wide from x on, vertically centred on y. */
  interface Mark {
    void draw(Marks marks, double x, double y);
  }

  private record Entry(String name, Mark mark) {}

  private final List<Entry> entries = new ArrayList<>();

  Legend add(String name, Mark mark) {
    entries.add(new Entry(name, mark));
    return this;
  }

  /** The mark of a confidence interval. */
  Legend interval() {
    return add("95 % interval", (marks, x, y) -> marks.interval(x + 2, x + MARK - 2, y));
  }

  /** The mark of the histogram baseline. */
  Legend baseline() {
    return add("histogram baseline", (marks, x, y) -> marks.baseline(x + MARK - 6, y, 16));
  }

  /** Draws the entries one after another, a new row below where one would pass the right edge. */
  void draw(Graphics2D graphics, ChartTheme theme, double left, double right, double y) {
    double x = left;
    double row = y;
    for (Entry entry : entries) {
      graphics.setFont(ChartTheme.plain(11));
      Labels labels = new Labels(graphics);
      double width = MARK + GAP + labels.width(entry.name());
      if (x > left && x + width > right) {
        x = left;
        row += ROW;
      }
      draw(graphics, theme, entry, x, row);
      x += width + BETWEEN;
    }
  }

  /** Draws the entries in columns of equal width, row by row. */
  void drawInColumns(
      Graphics2D graphics, ChartTheme theme, double left, double width, int columns, double y) {
    for (int i = 0; i < entries.size(); i++) {
      int row = i / columns;
      double x = left + i % columns * width;
      draw(graphics, theme, entries.get(i), x, y + (double) ROW * row);
    }
  }

  private static void draw(Graphics2D graphics, ChartTheme theme, Entry entry, double x, double y) {
    entry.mark().draw(new Marks(graphics, theme), x, y);
    graphics.setFont(ChartTheme.plain(11));
    graphics.setColor(theme.text());
    new Labels(graphics).left(entry.name(), x + MARK + GAP, y);
  }
}
