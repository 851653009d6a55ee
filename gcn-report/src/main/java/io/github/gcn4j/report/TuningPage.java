package io.github.gcn4j.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page of a {@link TuningReport}. */
final class TuningPage {

  private final TuningReport report;
  private final Pictures pictures;
  private final HtmlDocument page = new HtmlDocument();

  TuningPage(TuningReport report, Pictures pictures) {
    this.report = report;
    this.pictures = pictures;
  }

  /** The charts such a page shows. */
  static List<Chart> charts(TuningReport report) {
    List<Chart> charts = new ArrayList<>();
    charts.add(new ParameterChart(report));
    if (report.rungs().size() > 1) {
      charts.add(new RungChart(report));
    }
    return charts;
  }

  String render() throws IOException {
    summary();
    commands();
    page.body().raw("<div class=\"results\">\n");
    pictures.all().forEach(page::chart);
    page.body().raw("</div>\n");
    trials();
    properties();
    return page.page(
        "Search for better settings",
        report.trials().size() + " trials by " + report.objectiveWords(),
        pictures.missing().stream().toList());
  }

  private void summary() {
    page.open("summary", "Summary", true);
    page.verdict(report.verdict());
    page.body().raw("<dl class=\"figures\">\n");
    report
        .best()
        .last()
        .ifPresent(
            score ->
                page.number(
                    "model",
                    "Best: trial " + report.best().number(),
                    Labels.percent(score.score()),
                    aside(score)));
    report
        .unchanged()
        .filter(trial -> !trial.equals(report.best()))
        .flatMap(TuningReport.Trial::last)
        .ifPresent(
            score ->
                page.number("", "Unchanged settings", Labels.percent(score.score()), aside(score)));
    report.comparison().ifPresent(page::mcNemar);
    page.number(
        "",
        "Time",
        duration(
            report.trials().stream()
                .flatMap(trial -> trial.scores().stream())
                .mapToDouble(TuningReport.Score::seconds)
                .sum()),
        "of training, all trials together");
    page.body().raw("</dl>\n");
    report.remarks().forEach(page::aside);
    page.close();
  }

  private String aside(TuningReport.Score score) {
    String epochs = score.epochs() + (score.epochs() == 1 ? " epoch" : " epochs");
    return report.isFolded()
        ? "worst fold " + Labels.percent(score.worstFold()) + "; " + epochs
        : epochs;
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min"
        : String.format(Locale.ROOT, "%.1f h", whole / 3600.0);
  }

  private void commands() {
    page.open("commands", "What to type next", true);
    for (TuningReport.Command command : report.commands()) {
      page.command(command.purpose(), command.line());
    }
    page.close();
  }

  private void trials() {
    page.open("trials", "Trials", true);
    List<String> head = new ArrayList<>(List.of("Trial", Labels.heading(report.objective())));
    boolean folded = report.isFolded();
    if (folded) {
      head.add("Worst fold");
    }
    head.add("Epochs");
    report.parameters().forEach(parameter -> head.add(parameter.name()));
    List<List<String>> rows = new ArrayList<>();
    for (TuningReport.Trial trial : report.trials()) {
      Optional<TuningReport.Score> last = trial.last();
      List<String> row = new ArrayList<>();
      row.add(trial.number() + (trial.unchanged() ? ", unchanged" : ""));
      row.add(
          trial.problem().isPresent()
              ? "failed"
              : last.map(score -> Labels.percent(score.score())).orElse("–"));
      if (folded) {
        row.add(last.map(score -> Labels.percent(score.worstFold())).orElse("–"));
      }
      row.add(last.map(score -> Integer.toString(score.epochs())).orElse("–"));
      for (TuningReport.Parameter parameter : report.parameters()) {
        row.add(trial.settings().getOrDefault(parameter.name(), "–"));
      }
      rows.add(row);
    }
    page.table(
        "The best first. Scores of fewer epochs cannot be compared with those of more.",
        head,
        rows);
    problems();
    page.close();
  }

  private void problems() {
    List<List<String>> rows = new ArrayList<>();
    for (TuningReport.Trial trial : report.trials()) {
      trial
          .problem()
          .ifPresent(problem -> rows.add(List.of(Integer.toString(trial.number()), problem)));
    }
    if (!rows.isEmpty()) {
      page.body().raw("<h3>Trials that could not be trained</h3>\n");
      page.properties(List.of("Trial", "Why"), rows);
    }
  }

  private void properties() {
    page.open("search", "The search", true);
    page.properties(
        List.of("What", "How"),
        report.properties().entrySet().stream()
            .map(entry -> List.of(Labels.heading(entry.getKey()), entry.getValue()))
            .toList());
    page.close();
  }
}
