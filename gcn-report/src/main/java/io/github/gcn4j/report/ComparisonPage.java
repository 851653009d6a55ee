package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Disagreement;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.evaluation.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The page of a {@link ComparisonReport}. */
final class ComparisonPage {

  private final ComparisonReport report;
  private final Pictures pictures;
  private final ModelComparison comparison;
  private final String first;
  private final String second;
  private final HtmlDocument page = new HtmlDocument();

  ComparisonPage(ComparisonReport report, Pictures pictures) {
    this.report = report;
    this.pictures = pictures;
    this.comparison = report.comparison();
    this.first = report.first().name();
    this.second = report.second().name();
  }

  /** The charts such a page shows. */
  static List<Chart> charts(ComparisonReport report) {
    ModelComparison comparison = report.comparison();
    String first = report.first().name();
    String second = report.second().name();
    return List.of(
        new AgreementChart(comparison, first, second),
        new AccuracyChart(
            List.of(
                new AccuracyRows.Row(first, comparison.first(), report.first().baseline()),
                new AccuracyRows.Row(second, comparison.second(), report.second().baseline()))),
        new RecallDifferenceChart(comparison, first, second));
  }

  String render() throws IOException {
    summary();
    page.body().raw("<div class=\"results\">\n");
    pictures.all().forEach(page::chart);
    perClass();
    page.body().raw("</div>\n");
    disagreements();
    properties();
    List<String> warnings = new ArrayList<>(report.warnings());
    pictures.missing().ifPresent(warnings::add);
    return page.page(
        first + " and " + second,
        "Two models on the same " + comparison.images() + " images",
        warnings);
  }

  private void summary() {
    page.open("summary", "Summary", true);
    page.verdict(comparison.verdict(first, second));
    page.body().raw("<dl class=\"figures\">\n");
    page.accuracy("model", first, comparison.first());
    page.accuracy("model", second, comparison.second());
    page.number(
        "",
        first + " against " + second,
        Labels.points(comparison.accuracyDifference()),
        "percentage points of accuracy");
    page.mcNemar(comparison.mcNemar());
    page.body().raw("</dl>\n");
    page.aside(
        "p is the chance of a difference at least this large between two equally good models. The"
            + " test takes the images as independent; where many share a look, p is too small.");
    page.close();
  }

  private void perClass() {
    page.open("per-class", "Per class", false);
    Evaluation one = comparison.first();
    List<List<String>> rows = new ArrayList<>();
    for (int index = 0; index < one.classes().size(); index++) {
      rows.add(
          List.of(
              one.classes().get(index),
              Labels.percent(one.confusion().recall(index)),
              Labels.percent(comparison.second().confusion().recall(index)),
              Labels.points(comparison.recallDifference(index)),
              Integer.toString(one.confusion().support(index))));
    }
    page.table(
        "Recall: of the images of a class, the share found. Difference in percentage points.",
        List.of("Class", first, second, "Difference", "Images"),
        rows);
    page.close();
  }

  private void disagreements() throws IOException {
    List<Disagreement> all = comparison.disagreements();
    page.open("disagreements", "Disagreements", true);
    if (all.isEmpty()) {
      page.aside("Both models call every image by the same name.");
      page.close();
      return;
    }
    page.aside("Images the models call by different names: " + all.size() + ".");
    pictures(all);
    List<List<String>> rows = new ArrayList<>();
    for (Disagreement disagreement : all) {
      rows.add(
          List.of(
              disagreement.name(),
              comparison.first().classes().get(disagreement.actual()),
              said(disagreement.first()),
              said(disagreement.second())));
    }
    page.body().raw("<div class=\"texts\">\n");
    page.details(
        "All disagreements",
        report.pictures().isEmpty(),
        "What each model says, and how surely.",
        List.of("Image", "Class", first, second),
        rows);
    page.body().raw("</div>\n");
    page.close();
  }

  private void pictures(List<Disagreement> all) throws IOException {
    Map<String, Disagreement> byName = new HashMap<>();
    all.forEach(disagreement -> byName.put(disagreement.name(), disagreement));
    page.body().raw("<div class=\"samples disputed\">\n");
    for (ComparisonReport.Disputed disputed : report.pictures()) {
      Disagreement disagreement = byName.get(disputed.name());
      if (disagreement != null) {
        page.thumbnail(
            false,
            disputed.image(),
            disputed.name(),
            List.of(
                comparison.first().classes().get(disagreement.actual()),
                first + ": " + said(disagreement.first()),
                second + ": " + said(disagreement.second())));
      }
    }
    page.body().raw("</div>\n");
  }

  private String said(Prediction prediction) {
    // The figure must not leave its sign on the line before.
    String sure = Labels.percent(prediction.confidence()).replace(' ', '\u00a0');
    return comparison.first().classes().get(prediction.predicted())
        + " "
        + sure
        + (prediction.correct() ? "\u00a0✓" : "");
  }

  private void properties() {
    if (report.properties().isEmpty()) {
      return;
    }
    page.open("models", "The two models", true);
    page.properties(
        List.of("What", first, second),
        report.properties().stream()
            .map(p -> List.of(Labels.heading(p.name()), p.first(), p.second()))
            .toList());
    page.close();
  }
}
