package io.github.gcn4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Loss and accuracy by epoch, training and validation, side by side; the histogram baseline as a
 * line through the accuracies.
 */
public final class LearningCurves implements Chart {

  static final String FILE_STEM = "learning-curves";

  private static final int PANEL_WIDTH = 460;
  private static final int TITLE = 30;
  private static final int PLOT = 270;
  private static final int LEGEND = 34;
  private static final int LEGEND_LINE = 26;

  private static final String TRAINING = "training";
  private static final String VALIDATION = "validation";
  private static final String BASELINE = "histogram baseline";
  private static final BasicStroke SOLID =
      new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke DASHED =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);

  private final List<EpochPoint> epochs;
  private final OptionalDouble baselineAccuracy;

  private LearningCurves(List<EpochPoint> epochs, OptionalDouble baselineAccuracy) {
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException("expected at least one epoch to chart, found none");
    }
    this.epochs = List.copyOf(epochs);
    this.baselineAccuracy = baselineAccuracy;
  }

  /**
   * Charts a training.
   *
   * @param epochs the epochs, in order; values that are not finite are left out
   * @throws IllegalArgumentException if there is none
   */
  public static LearningCurves of(List<EpochPoint> epochs) {
    return new LearningCurves(epochs, OptionalDouble.empty());
  }

  /**
   * The same with a line at the accuracy, a fraction, that the histogram baseline reaches on the
   * validation images.
   */
  public LearningCurves withBaseline(double accuracy) {
    return new LearningCurves(epochs, OptionalDouble.of(accuracy));
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Learning curves";
  }

  @Override
  public String description() {
    EpochPoint last = epochs.get(epochs.size() - 1);
    return String.format(
        Locale.ROOT,
        "Loss and accuracy by epoch. After epoch %d: training loss %s, accuracy %s; validation loss %s, accuracy %s.",
        last.epoch(),
        loss(last.trainLoss()),
        accuracy(last.trainAccuracy()),
        loss(last.validationLoss()),
        accuracy(last.validationAccuracy()));
  }

  private static String loss(double value) {
    if (Double.isNaN(value)) {
      return "not measured";
    }
    return Double.isInfinite(value) ? "infinite" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String accuracy(double value) {
    return Double.isNaN(value) ? "not measured" : Labels.percent(value);
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    return theme.paint(
        2 * PANEL_WIDTH,
        TITLE + PLOT + LEGEND,
        graphics -> {
          drawPanel(graphics, theme, 0, "Loss", lossPlot(theme));
          drawPanel(graphics, theme, PANEL_WIDTH, "Accuracy, %", accuracyPlot(theme));
          drawLegend(graphics, theme);
        });
  }

  private XYChart lossPlot(ChartTheme theme) {
    XYChart plot = emptyPlot(theme);
    plot.getStyler().setYAxisMin(0.0);
    addCurve(plot, TRAINING, EpochPoint::trainLoss, theme.secondary());
    addCurve(plot, VALIDATION, EpochPoint::validationLoss, theme.primary());
    return plot;
  }

  private XYChart accuracyPlot(ChartTheme theme) {
    XYChart plot = emptyPlot(theme);
    addCurve(plot, TRAINING, point -> 100 * point.trainAccuracy(), theme.secondary());
    addCurve(plot, VALIDATION, point -> 100 * point.validationAccuracy(), theme.primary());
    baselineAccuracy.ifPresent(value -> addBaseline(plot, 100 * value, theme));
    double lowest =
        plot.getSeriesCollection().stream().mapToDouble(XYSeries::getYMin).min().orElse(0);
    // The top is 100 whatever the data: how much is missing is what matters.
    plot.getStyler().setYAxisMin(Math.min(90, Math.floor(lowest / 10) * 10)).setYAxisMax(100.0);
    return plot;
  }

  private static void drawPanel(
      Graphics2D graphics, ChartTheme theme, int x, String title, XYChart plot) {
    // Title and legend are ours: XChart sets each on its own line by the height of its letters.
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.bold(13));
    new Labels(graphics).centred(title, x + PANEL_WIDTH / 2.0, TITLE / 2.0);
    if (plot.getSeriesCollection().isEmpty()) {
      graphics.setColor(theme.muted());
      graphics.setFont(ChartTheme.plain(12));
      new Labels(graphics).centred("not measured", x + PANEL_WIDTH / 2.0, TITLE + PLOT / 2.0);
      return;
    }
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, TITLE);
    plot.paint(graphics, PANEL_WIDTH, PLOT);
    graphics.setTransform(before);
  }

  private void drawLegend(Graphics2D graphics, ChartTheme theme) {
    double middle = TITLE + PLOT + LEGEND / 2.0 - 4;
    graphics.setFont(ChartTheme.plain(12));
    double width = legendWidth(graphics, TRAINING) + legendWidth(graphics, VALIDATION);
    if (baselineAccuracy.isPresent()) {
      width += legendWidth(graphics, BASELINE);
    }
    double x = PANEL_WIDTH - width / 2;
    x = drawLegendEntry(graphics, theme, TRAINING, theme.secondary(), SOLID, x, middle);
    x = drawLegendEntry(graphics, theme, VALIDATION, theme.primary(), SOLID, x, middle);
    if (baselineAccuracy.isPresent()) {
      drawLegendEntry(graphics, theme, BASELINE, theme.muted(), DASHED, x, middle);
    }
  }

  private static double legendWidth(Graphics2D graphics, String name) {
    return LEGEND_LINE + 8 + new Labels(graphics).width(name) + 24;
  }

  /** Returns where the next entry starts. */
  private static double drawLegendEntry(
      Graphics2D graphics,
      ChartTheme theme,
      String name,
      Color colour,
      BasicStroke stroke,
      double x,
      double middle) {
    graphics.setColor(colour);
    graphics.setStroke(stroke);
    graphics.draw(new Line2D.Double(x, middle, x + LEGEND_LINE, middle));
    graphics.setColor(theme.text());
    new Labels(graphics).left(name, x + LEGEND_LINE + 8, middle);
    return x + legendWidth(graphics, name);
  }

  private static XYChart emptyPlot(ChartTheme theme) {
    XYChart plot = new XYChartBuilder().width(PANEL_WIDTH).height(PLOT).xAxisTitle("epoch").build();
    XYStyler styler = plot.getStyler();
    styler.setLocale(Locale.ROOT);
    styler
        .setBaseFont(ChartTheme.plain(12))
        .setChartTitleVisible(false)
        .setLegendVisible(false)
        .setChartBackgroundColor(theme.background())
        .setChartFontColor(theme.text())
        .setPlotBackgroundColor(theme.background())
        .setPlotBorderVisible(false)
        .setXAxisTitleColor(theme.muted())
        .setChartPadding(10);
    styler
        .setAxisTitleFont(ChartTheme.plain(12))
        .setAxisTickLabelsFont(ChartTheme.plain(11))
        .setAxisTickLabelsColor(theme.muted())
        .setAxisTickMarksColor(theme.grid())
        .setAxisTicksLineVisible(false)
        .setPlotGridLinesColor(theme.grid())
        .setPlotGridVerticalLinesVisible(false)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setXAxisDecimalPattern("0");
    return plot;
  }

  private void addCurve(
      XYChart plot, String name, ToDoubleFunction<EpochPoint> value, Color colour) {
    // A diverged loss is infinite, and no axis reaches that far.
    List<EpochPoint> measured =
        epochs.stream().filter(point -> Double.isFinite(value.applyAsDouble(point))).toList();
    if (measured.isEmpty()) {
      return;
    }
    XYSeries series =
        plot.addSeries(
            name,
            measured.stream().mapToDouble(EpochPoint::epoch).toArray(),
            measured.stream().mapToDouble(value).toArray());
    series.setLineColor(colour);
    series.setLineStyle(SOLID);
    series.setMarkerColor(colour);
    series.setMarker(measured.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
  }

  private void addBaseline(XYChart plot, double percent, ChartTheme theme) {
    double first = epochs.get(0).epoch();
    double last = epochs.get(epochs.size() - 1).epoch();
    XYSeries series =
        plot.addSeries(BASELINE, new double[] {first, last}, new double[] {percent, percent});
    series.setLineColor(theme.muted());
    series.setLineStyle(DASHED);
    series.setMarker(SeriesMarkers.NONE);
  }
}
