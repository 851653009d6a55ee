package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.ConfusionMatrix;
import io.github.gcn4j.evaluation.WilsonInterval;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Each class's recall as a bar with its Wilson 95 % interval, and a mark across the bar where the
 * histogram baseline stands.
 */
public final class RecallBars implements Chart {

  static final String FILE_STEM = "recall";

  private static final int MARGIN = 16;
  private static final int BAR_AREA = 230;
  private static final int FIGURES = 160;
  private static final int ROW = 42;
  private static final int BAR = 18;
  private static final int AXIS = 26;
  private static final int LEGEND = 26;

  private final ConfusionMatrix model;
  private final int names;
  private final Optional<ConfusionMatrix> baseline;

  private RecallBars(ConfusionMatrix model, Optional<ConfusionMatrix> baseline) {
    this.model = model;
    this.names = Labels.roomFor(model.classes());
    this.baseline = baseline;
  }

  /** Charts the recalls of a model. */
  public static RecallBars of(ConfusionMatrix model) {
    return new RecallBars(model, Optional.empty());
  }

  /**
   * The same with the recalls of the histogram baseline.
   *
   * @throws IllegalArgumentException if the baseline is about other classes
   */
  public RecallBars withBaseline(ConfusionMatrix matrix) {
    if (!matrix.classes().equals(model.classes())) {
      throw new IllegalArgumentException(
          "expected a baseline for the classes " + model.classes() + ", found " + matrix.classes());
    }
    return new RecallBars(model, Optional.of(matrix));
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Recall per class";
  }

  @Override
  public String description() {
    StringJoiner text =
        new StringJoiner("; ", "Of the images of each class, the share found. ", ".");
    for (int index = 0; index < model.classes().size(); index++) {
      int row = index;
      text.add(
          model.classes().get(row)
              + " "
              + figure(row)
              + baseline.map(b -> ", baseline " + Labels.percent(b.recall(row))).orElse(""));
    }
    return text.toString();
  }

  private String figure(int index) {
    return model.support(index) == 0 ? "no images" : Labels.percent(model.recall(index));
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    int height = MARGIN + ROW * model.classes().size() + AXIS + LEGEND + MARGIN;
    return theme.paint(
        MARGIN + names + 10 + BAR_AREA + FIGURES, height, graphics -> draw(graphics, theme));
  }

  private void draw(Graphics2D graphics, ChartTheme theme) {
    double left = MARGIN + names + 10;
    double bottom = MARGIN + ROW * model.classes().size();
    Labels labels = new Labels(graphics);
    graphics.setFont(ChartTheme.plain(11));
    for (int percent = 0; percent <= 100; percent += 20) {
      double x = left + BAR_AREA * percent / 100.0;
      graphics.setColor(theme.grid());
      graphics.draw(new Line2D.Double(x, MARGIN, x, bottom));
      graphics.setColor(theme.muted());
      labels.centred(percent + " %", x, bottom + AXIS / 2.0);
    }
    for (int index = 0; index < model.classes().size(); index++) {
      drawRow(graphics, theme, index, left, MARGIN + ROW * (index + 0.5));
    }
    drawLegend(graphics, theme, left, bottom + AXIS + LEGEND / 2.0);
  }

  private void drawRow(
      Graphics2D graphics, ChartTheme theme, int index, double left, double middle) {
    Labels labels = new Labels(graphics);
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.bold(12));
    labels.right(labels.fitted(model.classes().get(index), names), left - 10, middle);
    double figures = left + BAR_AREA + 14;
    labels.left(figure(index), figures, middle);
    int support = model.support(index);
    if (support == 0) {
      return;
    }
    double figureWidth = labels.width("100.0 %");
    graphics.setColor(theme.muted());
    graphics.setFont(ChartTheme.plain(11));
    labels.left(model.count(index, index) + "/" + support, figures + figureWidth + 8, middle);

    graphics.setColor(theme.tint(theme.model(), 0.55));
    graphics.fill(
        new RoundRectangle2D.Double(
            left, middle - BAR / 2.0, BAR_AREA * model.recall(index), BAR, 4, 4));
    Marks marks = new Marks(graphics, theme);
    baseline.ifPresent(b -> marks.baseline(left + BAR_AREA * b.recall(index), middle, BAR + 10));
    WilsonInterval interval = WilsonInterval.of(model.count(index, index), support);
    marks.interval(left + BAR_AREA * interval.lower(), left + BAR_AREA * interval.upper(), middle);
  }

  private void drawLegend(Graphics2D graphics, ChartTheme theme, double left, double y) {
    Legend legend = new Legend().interval();
    baseline.ifPresent(b -> legend.baseline());
    legend.draw(graphics, theme, left, left + BAR_AREA + FIGURES, y);
  }
}
