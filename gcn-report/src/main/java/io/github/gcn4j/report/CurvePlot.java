package io.github.gcn4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One panel of the learning curves: curves over the epochs, by XChart, below a heading of ours. */
final class CurvePlot {

  /** Room above and below the curves, as a share of their range. */
  private static final double MARGIN = 0.06;

  private static final int TITLE = 30;

  private final List<EpochPoint> epochs;
  private final ChartTheme theme;
  private final String title;
  private final XYChart plot;
  private final int width;
  private final int height;

  /**
   * @param width of the panel in points
   * @param height of the panel with its heading, in points
   */
  CurvePlot(List<EpochPoint> epochs, ChartTheme theme, String title, int width, int height) {
    this.epochs = epochs;
    this.theme = theme;
    this.title = title;
    this.width = width;
    this.height = height;
    this.plot =
        new XYChartBuilder().width(width).height(height - TITLE).xAxisTitle("epoch").build();
    style(plot.getStyler());
    double first = epochs.get(0).epoch();
    double last = epochs.get(epochs.size() - 1).epoch();
    if (last > first) {
      plot.getStyler().setXAxisMin(first).setXAxisMax(last);
    }
  }

  private void style(XYStyler styler) {
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
        .setXAxisDecimalPattern("0")
        .setYAxisDecimalPattern("0.######");
  }

  /** Adds a curve of the epochs' values; those that are not finite are left out. */
  CurvePlot curve(
      String name, ToDoubleFunction<EpochPoint> value, Color colour, BasicStroke stroke) {
    return curve(name, epochs, value, colour, stroke);
  }

  /** Adds a curve of other epochs' values; those that are not finite are left out. */
  CurvePlot curve(
      String name,
      List<EpochPoint> points,
      ToDoubleFunction<EpochPoint> value,
      Color colour,
      BasicStroke stroke) {
    // A diverged loss is infinite, and no axis reaches that far.
    List<EpochPoint> measured =
        points.stream().filter(point -> Double.isFinite(value.applyAsDouble(point))).toList();
    if (!measured.isEmpty()) {
      add(
          name,
          measured.stream().mapToDouble(EpochPoint::epoch).toArray(),
          measured.stream().mapToDouble(value).toArray(),
          colour,
          stroke);
    }
    return this;
  }

  /** Adds a line across at some value. */
  CurvePlot level(String name, double value, Color colour, BasicStroke stroke) {
    double first = epochs.get(0).epoch();
    double last = epochs.get(epochs.size() - 1).epoch();
    return add(name, new double[] {first, last}, new double[] {value, value}, colour, stroke);
  }

  /** Fixes the value axis. */
  CurvePlot range(double lowest, double highest) {
    plot.getStyler().setYAxisMin(lowest).setYAxisMax(highest);
    return this;
  }

  /** Fits the value axis to the curves added so far. */
  CurvePlot rangeOfCurves() {
    if (plot.getSeriesCollection().isEmpty()) {
      return this;
    }
    double[] values =
        plot.getSeriesCollection().stream()
            .flatMapToDouble(series -> Arrays.stream(series.getYData()))
            .toArray();
    double lowest = Arrays.stream(values).min().orElse(0);
    double highest = Arrays.stream(values).max().orElse(1);
    // A flat curve has no range of its own, and an axis needs one.
    double margin = highest > lowest ? MARGIN * (highest - lowest) : Math.max(0.01, highest / 10);
    return range(Math.max(0, lowest - margin), highest + margin);
  }

  /** Adds a line down at an epoch, as high as the value axis fixed before. */
  CurvePlot mark(OptionalInt epoch, Color colour, BasicStroke stroke) {
    if (epoch.isEmpty() || plot.getSeriesCollection().isEmpty()) {
      return this;
    }
    XYStyler styler = plot.getStyler();
    double x = epoch.getAsInt();
    return add(
        "mark",
        new double[] {x, x},
        new double[] {styler.getYAxisMin(), styler.getYAxisMax()},
        colour,
        stroke);
  }

  private CurvePlot add(String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
    XYSeries series = plot.addSeries(name, x, y);
    series.setLineColor(colour);
    series.setLineStyle(stroke);
    series.setMarkerColor(colour);
    series.setMarker(x.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    return this;
  }

  /** Draws the panel with its upper left corner at (x, y). */
  void draw(Graphics2D graphics, int x, int y) {
    // Title and legend are ours: XChart sets each on its own line by the height of its letters.
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.bold(13));
    Labels labels = new Labels(graphics);
    labels.centred(title, x + width / 2.0, y + TITLE / 2.0);
    if (plot.getSeriesCollection().isEmpty()) {
      graphics.setColor(theme.muted());
      graphics.setFont(ChartTheme.plain(12));
      labels.centred("not measured", x + width / 2.0, y + height / 2.0);
      return;
    }
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y + TITLE);
    plot.paint(graphics, width, height - TITLE);
    graphics.setTransform(before);
  }
}
