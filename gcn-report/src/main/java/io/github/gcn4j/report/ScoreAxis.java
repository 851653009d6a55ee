package io.github.gcn4j.report;

import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.util.stream.DoubleStream;

/**
 * An upright axis of scores in percent, from a round number below the lowest to one above the
 * highest.
 */
final class ScoreAxis {
  private static final double[] STEPS = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
  private static final int MOST_STEPS = 6;

  private final double step;
  private final double lowest;
  private final double highest;

  /** An axis for these scores, fractions from 0 to 1; at least one. */
  ScoreAxis(double[] scores) {
    double least = DoubleStream.of(scores).min().orElse(0);
    double most = DoubleStream.of(scores).max().orElse(1);
    double fitting = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if ((most - least) / STEPS[i] <= MOST_STEPS - 1) {
        fitting = STEPS[i];
      }
    }
    this.step = fitting;
    this.lowest = Math.max(0, Math.floor(least / fitting - 1e-9) * fitting);
    this.highest = Math.min(1, Math.max(lowest + fitting, Math.ceil(most / fitting) * fitting));
  }

  /** How far up a score lies, 0 to 1. */
  double height(double score) {
    return (score - lowest) / (highest - lowest);
  }

  /** Draws lines across with their figures to the left. */
  void draw(Graphics2D graphics, ChartTheme theme, double left, double top, double w, double h) {
    Labels labels = new Labels(graphics);
    Marks marks = new Marks(graphics, theme);
    graphics.setFont(ChartTheme.plain(11));
    int ticks = (int) Math.round((highest - lowest) / step);
    for (int tick = 0; tick <= ticks; tick++) {
      double score = lowest + tick * step;
      double y = top + h * (1 - height(score));
      marks.gridLine(left, y, left + w, y);
      graphics.setColor(theme.muted());
      labels.right(percent(score), left - 8, y);
    }
  }

  private static String percent(double score) {
    double percent = Math.round(1000 * score) / 10.0;
    return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + " %";
  }
}
