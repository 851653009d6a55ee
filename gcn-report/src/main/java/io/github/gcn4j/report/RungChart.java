package io.github.gcn4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The score of every trial in every rung it was trained in, a line each: what was given up when,
 * and whether the order of a short training is that of a long one.
 */
public final class RungChart implements Chart {

  static final String FILE_STEM = "rungs";

  private static final int LEFT = 66;
  private static final int TOP = 18;
  private static final int PLOT = 560;
  private static final int HEIGHT = 320;
  private static final int RIGHT = 150;
  private static final int AXIS = 46;

  private static final BasicStroke BEST = Marks.line(3);
  private static final BasicStroke FINALIST = Marks.line(1.6f);
  private static final BasicStroke UNCHANGED = Marks.line(2, 7, 4);

  private final TuningReport report;
  private final ScoreAxis axis;

  /** Charts a search. */
  public RungChart(TuningReport report) {
    this.report = report;
    this.axis =
        new ScoreAxis(
            report.trials().stream()
                .flatMap(trial -> trial.scores().stream())
                .mapToDouble(TuningReport.Score::score)
                .toArray());
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Rungs";
  }

  @Override
  public String description() {
    StringJoiner text =
        new StringJoiner("; ", Labels.heading(report.objective()) + " of trials by rung. ", ".");
    for (int i = 0; i < report.rungs().size(); i++) {
      text.add("rung %d: %d trials".formatted(i + 1, report.rungs().get(i).trials()));
    }
    report.best().last().ifPresent(s -> text.add("the best " + Labels.percent(s.score())));
    report
        .unchanged()
        .flatMap(TuningReport.Trial::last)
        .ifPresent(score -> text.add("the unchanged settings " + Labels.percent(score.score())));
    return text.toString();
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    return theme.paint(
        LEFT + PLOT + RIGHT,
        TOP + HEIGHT + AXIS + Legend.ROW * 2,
        graphics -> {
          axis.draw(graphics, theme, LEFT, TOP, PLOT, HEIGHT);
          drawRungs(graphics, theme);
          // What matters most is drawn last.
          List<TuningReport.Trial> trials = report.trials();
          for (int i = trials.size() - 1; i >= 0; i--) {
            drawTrial(graphics, theme, trials.get(i));
          }
          report.unchanged().ifPresent(trial -> drawTrial(graphics, theme, trial));
          drawTrial(graphics, theme, report.best());
          drawNames(graphics, theme);
          legend(theme)
              .draw(graphics, theme, LEFT, (double) LEFT + PLOT + RIGHT, TOP + HEIGHT + AXIS + 12);
        });
  }

  private double x(int rung) {
    int rungs = report.rungs().size();
    return rungs == 1 ? LEFT + PLOT / 2.0 : LEFT + 40 + (PLOT - 80.0) * (rung - 1) / (rungs - 1);
  }

  private double y(double score) {
    return TOP + HEIGHT * (1 - axis.height(score));
  }

  private void drawRungs(Graphics2D graphics, ChartTheme theme) {
    Labels labels = new Labels(graphics);
    graphics.setFont(ChartTheme.plain(11));
    graphics.setColor(theme.muted());
    for (int rung = 1; rung <= report.rungs().size(); rung++) {
      TuningReport.Rung one = report.rungs().get(rung - 1);
      labels.centred(share(one.share()), x(rung), TOP + HEIGHT + 15.0);
      labels.centred(one.trials() + " trials", x(rung), TOP + HEIGHT + 31.0);
    }
  }

  private static String share(double share) {
    return share == 1
        ? "all epochs"
        : String.format(Locale.ROOT, "1/%.0f of the epochs", 1 / share);
  }

  private void drawTrial(Graphics2D graphics, ChartTheme theme, TuningReport.Trial trial) {
    Marks marks = new Marks(graphics, theme);
    Color colour = colour(theme, trial);
    BasicStroke stroke = stroke(trial);
    List<TuningReport.Score> scores = trial.scores();
    for (int i = 1; i < scores.size(); i++) {
      TuningReport.Score from = scores.get(i - 1);
      TuningReport.Score to = scores.get(i);
      marks.line(colour, stroke, x(from.rung()), y(from.score()), x(to.rung()), y(to.score()));
    }
    scores.forEach(score -> marks.dot(colour, x(score.rung()), y(score.score())));
  }

  private boolean isFinalist(TuningReport.Trial trial) {
    return trial.scores().size() == report.rungs().size();
  }

  private Color colour(ChartTheme theme, TuningReport.Trial trial) {
    if (trial.equals(report.best())) {
      return theme.model();
    }
    if (trial.unchanged()) {
      return theme.series(1);
    }
    return isFinalist(trial) ? theme.tint(theme.model(), 0.6) : theme.tint(theme.muted(), 0.45);
  }

  private BasicStroke stroke(TuningReport.Trial trial) {
    if (trial.equals(report.best())) {
      return BEST;
    }
    return trial.unchanged() ? UNCHANGED : FINALIST;
  }

  /** The best and the unchanged at the right edge, apart from one another. */
  private void drawNames(Graphics2D graphics, ChartTheme theme) {
    Labels labels = new Labels(graphics);
    graphics.setFont(ChartTheme.bold(12));
    double best = end(report.best());
    graphics.setColor(theme.text());
    labels.left("trial " + report.best().number(), LEFT + PLOT + 4.0, best);
    report
        .unchanged()
        .filter(trial -> isFinalist(trial) && !trial.equals(report.best()))
        .ifPresent(
            trial -> {
              double below = Math.max(end(trial), best + 16);
              labels.left("unchanged", LEFT + PLOT + 4.0, below);
            });
  }

  private double end(TuningReport.Trial trial) {
    return y(trial.last().map(TuningReport.Score::score).orElse(0.0));
  }

  private Legend legend(ChartTheme theme) {
    Legend legend = new Legend();
    legend.add("the best", across(theme.model(), BEST));
    if (report.unchanged().isPresent() && !report.best().unchanged()) {
      legend.add("unchanged settings", across(theme.series(1), UNCHANGED));
    }
    return legend
        .add("trained to the end", across(theme.tint(theme.model(), 0.6), FINALIST))
        .add("given up", across(theme.tint(theme.muted(), 0.45), FINALIST));
  }

  private static Legend.Mark across(Color colour, BasicStroke stroke) {
    return (marks, x, y) -> marks.line(colour, stroke, x, y, x + Legend.MARK, y);
  }
}
