package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.CrossValidation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/**
 * Loss and accuracy by epoch of every fold's training, one over the other: whether the folds learn
 * alike, and whether the worst of them (by its test images) stood out before. Folds are not told
 * apart by colour, as there may be many.
 */
public final class FoldCurves implements Chart {

  static final String FILE_STEM = "fold-curves";

  private static final int PANEL_WIDTH = 460;
  private static final int PANEL = 300;
  private static final int LEGEND = 34;
  private static final int LEGEND_LEFT = 66;

  private static final BasicStroke VALIDATION = Marks.line(1.3f);
  private static final BasicStroke TRAINING = Marks.line(1.1f, 7, 3);
  private static final BasicStroke WORST = Marks.line(2.6f);

  private final List<String> names;
  private final List<List<EpochPoint>> epochs;
  private final int worst;

  /**
   * Charts the folds' trainings.
   *
   * @param folds the folds
   * @param epochs the epochs of each, in the order of the folds; values that are not finite are
   *     left out
   * @throws IllegalArgumentException if there are not as many trainings as folds, or one has no
   *     epoch
   */
  public FoldCurves(CrossValidation folds, List<List<EpochPoint>> epochs) {
    this.epochs = epochs.stream().map(List::copyOf).toList();
    if (epochs.size() != folds.folds().size() || epochs.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "expected epochs of each of %d folds, found those of %d"
              .formatted(
                  folds.folds().size(), epochs.stream().filter(each -> !each.isEmpty()).count()));
    }
    this.names = folds.folds().stream().map(fold -> fold.name()).toList();
    this.worst = folds.folds().indexOf(folds.worst());
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Learning curves of the folds";
  }

  @Override
  public String description() {
    StringJoiner text = new StringJoiner("; ", "Loss and accuracy by epoch, each fold. ", ".");
    for (int fold = 0; fold < names.size(); fold++) {
      List<EpochPoint> points = epochs.get(fold);
      EpochPoint last = points.get(points.size() - 1);
      text.add(
          String.format(
              Locale.ROOT,
              "%s after epoch %d: training loss %s, validation loss %s",
              names.get(fold),
              last.epoch(),
              LearningCurves.loss(last.trainLoss()),
              LearningCurves.loss(last.validationLoss())));
    }
    return text.toString();
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    CurvePlot loss =
        plot(theme, "Loss", EpochPoint::trainLoss, EpochPoint::validationLoss).rangeOfCurves();
    CurvePlot accuracy =
        plot(
                theme,
                "Accuracy, %",
                point -> 100 * point.trainAccuracy(),
                point -> 100 * point.validationAccuracy())
            .range(0, 100);
    return theme.paint(
        2 * PANEL_WIDTH,
        PANEL + LEGEND,
        graphics -> {
          loss.draw(graphics, 0, 0);
          accuracy.draw(graphics, PANEL_WIDTH, 0);
          legend(theme)
              .draw(graphics, theme, LEGEND_LEFT, 2.0 * PANEL_WIDTH, PANEL + LEGEND / 2.0 - 4);
        });
  }

  private CurvePlot plot(
      ChartTheme theme,
      String title,
      ToDoubleFunction<EpochPoint> training,
      ToDoubleFunction<EpochPoint> validation) {
    CurvePlot plot = new CurvePlot(longest(), theme, title, PANEL_WIDTH, PANEL);
    for (int fold = 0; fold < names.size(); fold++) {
      plot.curve("training " + fold, epochs.get(fold), training, theme.series(2), TRAINING);
    }
    for (int fold = 0; fold < names.size(); fold++) {
      if (fold != worst) {
        plot.curve("validation " + fold, epochs.get(fold), validation, theme.model(), VALIDATION);
      }
    }
    return plot.curve("worst", epochs.get(worst), validation, theme.error(), WORST);
  }

  /** A fold may have ended early. */
  private List<EpochPoint> longest() {
    return epochs.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
  }

  private Legend legend(ChartTheme theme) {
    Legend legend = new Legend();
    if (isValidated()) {
      legend
          .add("validation", across(theme.model(), VALIDATION))
          .add("validation of the worst, " + names.get(worst), across(theme.error(), WORST));
    }
    return legend.add("training", across(theme.series(2), TRAINING));
  }

  private boolean isValidated() {
    return epochs.stream()
        .flatMap(List::stream)
        .anyMatch(point -> Double.isFinite(point.validationLoss()));
  }

  private static Legend.Mark across(Color colour, BasicStroke stroke) {
    return (marks, x, y) -> marks.line(colour, stroke, x, y, x + Legend.MARK, y);
  }
}
