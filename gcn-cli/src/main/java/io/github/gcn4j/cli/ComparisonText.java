package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.Disagreement;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.evaluation.WilsonInterval;
import io.github.gcn4j.imaging.ModelEvaluation;
import java.util.List;
import java.util.Locale;

/** A comparison as a report for a terminal. */
final class ComparisonText {
  private static final int LISTED = 20;

  private final StringBuilder out = new StringBuilder();
  private final ComparedModels models;
  private final ModelComparison comparison;

  private ComparisonText(ComparedModels models) {
    this.models = models;
    this.comparison = models.comparison();
  }

  /** Renders it, lines ending in a single newline. */
  static String render(ComparedModels models) {
    ComparisonText text = new ComparisonText(models);
    text.accuracies();
    text.agreement();
    text.recalls();
    text.disagreements();
    text.line("%s", Notice.TEXT);
    return text.out.toString();
  }

  private void accuracies() {
    accuracies(models.firstName(), models.first().evaluation());
    accuracies(models.secondName(), models.second().evaluation());
    line("%s  %+6.1f points", pad("Difference"), 100 * comparison.accuracyDifference());
    line("%s", comparison.verdict(models.firstName(), models.secondName()));
    line("");
  }

  private void accuracies(String name, ModelEvaluation evaluation) {
    accuracy(name, evaluation.model());
    evaluation
        .baseline()
        .ifPresentOrElse(
            baseline -> accuracy("  its baseline", baseline),
            () -> line("  its baseline  not known: the model file holds none"));
  }

  private void accuracy(String name, Evaluation evaluation) {
    WilsonInterval interval = evaluation.accuracyInterval();
    line(
        "%s  %6.1f %%   95 %% interval %.1f to %.1f %%   %d of %d images",
        pad(name),
        100 * evaluation.accuracy(),
        100 * interval.lower(),
        100 * interval.upper(),
        evaluation.confusion().correct(),
        evaluation.images());
  }

  private void agreement() {
    count("Both right", true, true);
    count("Only " + models.firstName(), true, false);
    count("Only " + models.secondName(), false, true);
    count("Neither", false, false);
    line("");
  }

  private void count(String name, boolean firstRight, boolean secondRight) {
    line("%s  %6d", pad(name), comparison.count(firstRight, secondRight));
  }

  private void recalls() {
    line(
        "%s  %10s %10s  difference  images",
        pad("Recall"), shortened(models.firstName()), shortened(models.secondName()));
    List<String> classes = comparison.first().classes();
    for (int index = 0; index < classes.size(); index++) {
      line(
          "%s  %8.1f %% %8.1f %%  %+10.1f  %6d",
          pad(classes.get(index)),
          100 * comparison.first().confusion().recall(index),
          100 * comparison.second().confusion().recall(index),
          100 * comparison.recallDifference(index),
          comparison.first().confusion().support(index));
    }
    line("");
  }

  private void disagreements() {
    List<Disagreement> all = comparison.disagreements();
    line(
        "Disagreements: %d%s",
        all.size(),
        all.isEmpty()
            ? ""
            : "; image, class, what %s says, what %s says"
                .formatted(models.firstName(), models.secondName()));
    for (Disagreement disagreement : all.subList(0, Math.min(LISTED, all.size()))) {
      line(
          "  %s  %s  %s  %s",
          disagreement.name(),
          comparison.first().classes().get(disagreement.actual()),
          said(disagreement.first()),
          said(disagreement.second()));
    }
    if (all.size() > LISTED) {
      line("  and %d more: --json lists all", all.size() - LISTED);
    }
    line("");
  }

  private String said(Prediction prediction) {
    return String.format(
        Locale.ROOT,
        "%s %.1f %%%s",
        comparison.first().classes().get(prediction.predicted()),
        100 * prediction.confidence(),
        prediction.correct() ? " (right)" : "");
  }

  private String pad(String text) {
    int width = Math.max("  its baseline".length(), 5 + widest());
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** Of the names that stand in the first column. */
  private int widest() {
    int widest = Math.max(width(models.firstName()), width(models.secondName()));
    for (String name : comparison.first().classes()) {
      widest = Math.max(widest, width(name));
    }
    return widest;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String shortened(String name) {
    return width(name) <= 10 ? name : name.substring(0, name.offsetByCodePoints(0, 9)) + "…";
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
