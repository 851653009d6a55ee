package io.github.gcn4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Loss and accuracy by epoch, training and validation, side by side; the epoch that was kept and
 * the histogram baseline as lines; below, where it moves, the learning rate.
 */
public final class LearningCurves implements Chart {

  static final String FILE_STEM = "learning-curves";

  private static final int PANEL_WIDTH = 460;
  private static final int PANEL = 300;
  private static final int RATE_PANEL = 190;
  private static final int LEGEND = 34;
  private static final int LEGEND_LEFT = 66;

  private static final BasicStroke SOLID = Marks.line(2);
  private static final BasicStroke TRAINING = Marks.line(1.6f, 7, 3);
  private static final BasicStroke BASELINE = Marks.line(1.6f, 5, 4);
  private static final BasicStroke KEPT = Marks.line(1.2f, 2, 3);

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
   * test images.
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
    OptionalInt kept = kept();
    return String.format(
        Locale.ROOT,
        "Loss and accuracy by epoch. After epoch %d: training loss %s, accuracy %s; validation loss"
            + " %s, accuracy %s.%s",
        last.epoch(),
        loss(last.trainLoss()),
        accuracy(last.trainAccuracy()),
        loss(last.validationLoss()),
        accuracy(last.validationAccuracy()),
        kept.isPresent() ? " Epoch " + kept.getAsInt() + " was kept." : "");
  }

  /** A loss in words. */
  static String loss(double value) {
    if (Double.isNaN(value)) {
      return "not measured";
    }
    return Double.isInfinite(value) ? "infinite" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String accuracy(double value) {
    return Double.isNaN(value) ? "not measured" : Labels.percent(value);
  }

  /** The last epoch that was the best so far. */
  private OptionalInt kept() {
    return epochs.stream().filter(EpochPoint::best).mapToInt(EpochPoint::epoch).max();
  }

  /** A rate that never moves is a figure, not a curve. */
  private boolean rateMoves() {
    return epochs.stream()
            .mapToDouble(EpochPoint::learningRate)
            .filter(Double::isFinite)
            .distinct()
            .count()
        > 1;
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    CurvePlot loss = lossPlot(theme);
    CurvePlot accuracy = accuracyPlot(theme);
    return theme.paint(
        2 * PANEL_WIDTH,
        PANEL + LEGEND + (rateMoves() ? RATE_PANEL : 0),
        graphics -> {
          loss.draw(graphics, 0, 0);
          accuracy.draw(graphics, PANEL_WIDTH, 0);
          legend(theme)
              .draw(graphics, theme, LEGEND_LEFT, 2.0 * PANEL_WIDTH, PANEL + LEGEND / 2.0 - 4);
          if (rateMoves()) {
            ratePlot(theme).draw(graphics, 0, PANEL + LEGEND);
          }
        });
  }

  private CurvePlot lossPlot(ChartTheme theme) {
    return new CurvePlot(epochs, theme, "Loss", PANEL_WIDTH, PANEL)
        .curve("training", EpochPoint::trainLoss, theme.series(2), TRAINING)
        .curve("validation", EpochPoint::validationLoss, theme.model(), SOLID)
        .rangeOfCurves()
        .mark(kept(), theme.text(), KEPT);
  }

  private CurvePlot accuracyPlot(ChartTheme theme) {
    CurvePlot plot =
        new CurvePlot(epochs, theme, "Accuracy, %", PANEL_WIDTH, PANEL)
            .curve("training", point -> 100 * point.trainAccuracy(), theme.series(2), TRAINING)
            .curve("validation", point -> 100 * point.validationAccuracy(), theme.model(), SOLID)
            .range(0, 100);
    baselineAccuracy.ifPresent(
        value -> plot.level("baseline", 100 * value, theme.baseline(), BASELINE));
    return plot.mark(kept(), theme.text(), KEPT);
  }

  private CurvePlot ratePlot(ChartTheme theme) {
    return new CurvePlot(epochs, theme, "Learning rate", 2 * PANEL_WIDTH, RATE_PANEL)
        .curve("rate", EpochPoint::learningRate, theme.muted(), SOLID)
        .rangeOfCurves();
  }

  private Legend legend(ChartTheme theme) {
    Legend legend = new Legend();
    legend.add("validation", across(theme.model(), SOLID));
    legend.add("training", across(theme.series(2), TRAINING));
    if (baselineAccuracy.isPresent()) {
      legend.add("histogram baseline, on the test images", across(theme.baseline(), BASELINE));
    }
    kept()
        .ifPresent(
            epoch ->
                legend.add(
                    "epoch kept (" + epoch + ")",
                    (marks, x, y) -> marks.line(theme.text(), KEPT, x + 20, y - 8, x + 20, y + 8)));
    return legend;
  }

  private static Legend.Mark across(Color colour, BasicStroke stroke) {
    return (marks, x, y) -> marks.line(colour, stroke, x, y, x + Legend.MARK, y);
  }
}
