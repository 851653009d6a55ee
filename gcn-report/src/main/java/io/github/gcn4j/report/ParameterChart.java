package io.github.gcn4j.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Score against each parameter, a panel each: every trial a dot where its last rung left it.
 * Trainings of different lengths cannot be compared, so those of the last rung stand out.
 */
public final class ParameterChart implements Chart {

  static final String FILE_STEM = "parameters";

  private static final int PANEL_WIDTH = 460;
  private static final int LEFT = 66;
  private static final int TOP = 34;
  private static final int PLOT = 370;
  private static final int HEIGHT = 190;
  private static final int AXIS = 40;
  private static final int PANEL = TOP + HEIGHT + AXIS;

  /** Room between a panel's edge and its outermost value. */
  private static final double MARGIN = 22;

  private final TuningReport report;
  private final ScoreAxis axis;

  /** Charts a search. */
  public ParameterChart(TuningReport report) {
    this.report = report;
    this.axis =
        new ScoreAxis(
            report.trials().stream()
                .flatMap(trial -> trial.last().stream())
                .mapToDouble(TuningReport.Score::score)
                .toArray());
  }

  @Override
  public String fileStem() {
    return FILE_STEM;
  }

  @Override
  public String title() {
    return "Score against each parameter";
  }

  @Override
  public String description() {
    StringJoiner text =
        new StringJoiner(
            "; ",
            Labels.heading(report.objective())
                + " of "
                + report.trials().size()
                + " trials against each parameter. The best, trial "
                + report.best().number()
                + ": ",
            ".");
    report.best().settings().forEach((name, value) -> text.add(name + " " + value));
    return text.toString();
  }

  @Override
  public BufferedImage draw(ChartTheme theme) {
    int columns = Math.min(2, report.parameters().size());
    int rows = (report.parameters().size() + columns - 1) / columns;
    return theme.paint(
        Math.max(columns * PANEL_WIDTH, PANEL_WIDTH + 100),
        rows * PANEL + 2 * Legend.ROW,
        graphics -> {
          for (int i = 0; i < report.parameters().size(); i++) {
            double x = PANEL_WIDTH * (i % columns);
            double y = PANEL * Math.floorDiv(i, columns);
            drawPanel(graphics, theme, report.parameters().get(i), x, y);
          }
          legend(theme)
              .draw(
                  graphics,
                  theme,
                  LEFT,
                  Math.max(columns * PANEL_WIDTH, PANEL_WIDTH + 100.0),
                  rows * PANEL + Legend.ROW / 2.0 + 2);
        });
  }

  private void drawPanel(
      Graphics2D graphics, ChartTheme theme, TuningReport.Parameter parameter, double x, double y) {
    Labels labels = new Labels(graphics);
    graphics.setColor(theme.text());
    graphics.setFont(ChartTheme.bold(13));
    labels.centred(parameter.name(), x + LEFT + PLOT / 2.0, y + TOP / 2.0);
    axis.draw(graphics, theme, x + LEFT, y + TOP, PLOT, HEIGHT);
    Scale scale = Scale.of(parameter, report.trials());
    graphics.setFont(ChartTheme.plain(11));
    graphics.setColor(theme.muted());
    double room =
        scale.labels().size() < 2 ? PLOT : (PLOT - 2 * MARGIN) / (scale.labels().size() - 1);
    for (Tick tick : scale.labels()) {
      labels.centred(
          labels.fitted(tick.text(), Math.max(30, room - 8)),
          x + LEFT + across(tick.position()),
          y + TOP + HEIGHT + 15);
    }
    // The best is drawn last.
    for (int i = report.trials().size() - 1; i >= 0; i--) {
      TuningReport.Trial trial = report.trials().get(i);
      Optional<Double> position =
          Optional.ofNullable(trial.settings().get(parameter.name())).flatMap(scale::position);
      if (position.isPresent() && trial.last().isPresent()) {
        double score = trial.last().get().score();
        dot(
            graphics,
            theme,
            trial,
            x + LEFT + across(position.get()),
            y + TOP + HEIGHT * (1 - axis.height(score)));
      }
    }
  }

  private static double across(double position) {
    return MARGIN + (PLOT - 2 * MARGIN) * position;
  }

  private void dot(
      Graphics2D graphics, ChartTheme theme, TuningReport.Trial trial, double x, double y) {
    Marks marks = new Marks(graphics, theme);
    if (trial.equals(report.best())) {
      marks.ring(theme.text(), x, y);
    }
    marks.dot(colour(theme, trial), x, y);
  }

  private Color colour(ChartTheme theme, TuningReport.Trial trial) {
    if (trial.unchanged()) {
      return theme.series(1);
    }
    return trial.scores().size() == report.rungs().size()
        ? theme.model()
        : theme.tint(theme.muted(), 0.45);
  }

  private Legend legend(ChartTheme theme) {
    Legend legend = new Legend();
    legend.add(
        "the best",
        (marks, x, y) -> {
          marks.ring(theme.text(), x + Legend.MARK - 8, y);
          marks.dot(
              report.best().unchanged() ? theme.series(1) : theme.model(), x + Legend.MARK - 8, y);
        });
    legend.add("trained to the end", dot(theme.model()));
    if (report.rungs().size() > 1) {
      legend.add("given up before", dot(theme.tint(theme.muted(), 0.45)));
    }
    if (report.unchanged().isPresent()) {
      legend.add("unchanged settings", dot(theme.series(1)));
    }
    return legend;
  }

  private static Legend.Mark dot(Color colour) {
    return (marks, x, y) -> marks.dot(colour, x + Legend.MARK - 8, y);
  }

  /** A value below a panel. */
  private record Tick(double position, String text) {}

  /**
   * Where values lie, 0 to 1 from left to right.
   *
   * @param labels what is written below
   * @param choices of texts, or empty
   * @param from lowest number, its logarithm if logarithmic
   * @param to highest number, likewise
   */
  private record Scale(
      List<Tick> labels, List<String> choices, boolean logarithmic, double from, double to) {

    static Scale of(TuningReport.Parameter parameter, List<TuningReport.Trial> trials) {
      List<String> values =
          trials.stream()
              .flatMap(
                  trial -> Optional.ofNullable(trial.settings().get(parameter.name())).stream())
              .distinct()
              .toList();
      if (parameter.choices().isEmpty()) {
        return numbers(parameter, values);
      }
      // The unchanged value may be none of the choices.
      List<String> all = new ArrayList<>(parameter.choices());
      values.stream().filter(value -> !all.contains(value)).forEach(all::add);
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        ticks.add(new Tick(all.size() == 1 ? 0.5 : i / (all.size() - 1.0), all.get(i)));
      }
      return new Scale(ticks, all, false, 0, 1);
    }

    private static Scale numbers(TuningReport.Parameter parameter, List<String> values) {
      boolean logarithmic = parameter.logarithmic();
      double[] numbers =
          values.stream()
              .flatMap(value -> number(value, logarithmic).stream())
              .mapToDouble(Double::doubleValue)
              .sorted()
              .toArray();
      double from = numbers.length == 0 ? 0 : numbers[0];
      double to = numbers.length == 0 ? 1 : numbers[numbers.length - 1];
      List<Tick> ticks = new ArrayList<>();
      int pieces = to > from ? 4 : 1;
      for (int i = 0; i <= pieces; i++) {
        double value = from + (to - from) * i / pieces;
        ticks.add(new Tick(i / (double) pieces, written(logarithmic ? Math.exp(value) : value)));
      }
      return new Scale(
          to > from ? ticks : List.of(new Tick(0.5, ticks.get(0).text())),
          List.of(),
          logarithmic,
          from,
          to);
    }

    private static Optional<Double> number(String text, boolean logarithmic) {
      try {
        double number = Double.parseDouble(text);
        boolean drawn = Double.isFinite(number) && (!logarithmic || number > 0);
        return drawn ? Optional.of(logarithmic ? Math.log(number) : number) : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty(); // such as an unchanged "none": it has no place on this axis
      }
    }

    private static String written(double value) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros();
      return rounded.signum() != 0 && Math.abs(rounded.doubleValue()) < 1e-3
          ? String.format(Locale.ROOT, "%.1e", rounded).replace(".0e", "e").replace("e-0", "e-")
          : rounded.toPlainString();
    }

    Optional<Double> position(String value) {
      if (!choices.isEmpty()) {
        int index = choices.indexOf(value);
        return index < 0 ? Optional.empty() : Optional.of(labels.get(index).position());
      }
      return number(value, logarithmic)
          .map(number -> to > from ? (number - from) / (to - from) : 0.5);
    }
  }
}
