package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Calibration;
import io.github.gcn4j.evaluation.ClassMetrics;
import io.github.gcn4j.evaluation.ConfusionMatrix;
import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.FoldEvaluation;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.evaluation.RocCurves;
import io.github.gcn4j.evaluation.WilsonInterval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The page of a {@link Report}. */
final class EvaluationPage {

  private static final int CLASSES_IN_HALF_A_PAGE = 6;

  private final Report report;
  private final Pictures pictures;
  private final HtmlDocument page = new HtmlDocument();

  EvaluationPage(Report report, Pictures pictures) {
    this.report = report;
    this.pictures = pictures;
  }

  String render() throws IOException {
    summary();
    page.body().raw("<div class=\"results\">\n");
    pictures.of(ConfusionMatrixChart.FILE_STEM).ifPresent(page::chart);
    perClass();
    pictures.of(RocChart.FILE_STEM).ifPresent(page::chart);
    pictures.of(ReliabilityDiagram.FILE_STEM).ifPresent(page::chart);
    report.folds().ifPresent(this::folds);
    pictures.of(FoldCurves.FILE_STEM).ifPresent(page::chart);
    pictures.of(LearningCurves.FILE_STEM).ifPresent(page::chart);
    page.body().raw("</div>\n");
    samples();
    report.dataset().ifPresent(this::dataset);
    provenance();
    List<String> warnings = new ArrayList<>(report.warnings());
    pictures.missing().ifPresent(warnings::add);
    return page.page(report.title(), report.subtitle(), warnings);
  }

  private void summary() {
    Evaluation model = report.evaluation();
    page.open("summary", "Summary", true);
    report
        .baseline()
        .ifPresent(other -> page.verdict(new ModelComparison(model, other).verdictOnBaseline()));
    page.body().raw("<dl class=\"figures\">\n");
    page.accuracy("model", "Accuracy", model);
    report
        .baseline()
        .ifPresentOrElse(
            baseline -> {
              page.accuracy("baseline", "Histogram baseline", baseline);
              page.number(
                  "",
                  "Model against baseline",
                  Labels.points(model.accuracy() - baseline.accuracy()),
                  "percentage points of accuracy");
            },
            () -> page.number("baseline", "Histogram baseline", "–", "the model file holds none"));
    page.number("", "Macro F1", decimals(model.macroF1()), "mean over classes");
    OptionalDouble area = RocCurves.of(model).macroArea();
    page.number(
        "",
        "Macro AUC",
        area.isPresent() ? Labels.area(area.getAsDouble()) : "–",
        "each class against the rest");
    page.number(
        "",
        "Calibration error",
        Labels.percent(model.expectedCalibrationError()),
        "expected, " + Calibration.BINS + " bins");
    page.number(
        "", "Neg. log-likelihood", decimals(model.negativeLogLikelihood()), "mean, in nats");
    page.body().raw("</dl>\n");
    page.close();
  }

  private void perClass() {
    Evaluation model = report.evaluation();
    page.open("per-class", "Per class", model.classes().size() > CLASSES_IN_HALF_A_PAGE);
    RocCurves curves = RocCurves.of(model);
    List<List<String>> rows = new ArrayList<>();
    for (int index = 0; index < model.classes().size(); index++) {
      ClassMetrics metrics = model.perClass().get(index);
      OptionalDouble area = curves.area(index);
      rows.add(
          List.of(
              metrics.name(),
              Labels.percent(metrics.precision()),
              Labels.percent(metrics.recall()),
              decimals(metrics.f1()),
              area.isPresent() ? Labels.area(area.getAsDouble()) : "–",
              Integer.toString(metrics.support())));
    }
    page.table(
        "Each class against the rest; AUC: area below the ROC curve.",
        List.of("Class", "Precision", "Recall", "F1", "AUC", "Images"),
        rows);
    ConfusionMatrix matrix = model.confusion();
    List<List<String>> counts = new ArrayList<>();
    for (int actual = 0; actual < matrix.classes().size(); actual++) {
      List<String> row = new ArrayList<>(List.of(matrix.classes().get(actual)));
      for (int predicted = 0; predicted < matrix.classes().size(); predicted++) {
        row.add(Integer.toString(matrix.count(actual, predicted)));
      }
      counts.add(row);
    }
    page.details(
        "Confusion matrix in figures",
        pictures.missing().isPresent(),
        "Numbers of images. Rows: actual class; columns: predicted class.",
        prefixed("Actual", matrix.classes()),
        counts);
    pictures.of(RecallBars.FILE_STEM).ifPresent(page::part);
    page.close();
  }

  private void folds(CrossValidation folds) {
    page.open(FoldChart.FILE_STEM, "Folds", true);
    pictures.of(FoldChart.FILE_STEM).ifPresent(page::figure);
    Evaluation pooled = folds.pooled();
    WilsonInterval interval = pooled.accuracyInterval();
    OptionalDouble deviation = folds.standardDeviation();
    page.aside(
        String.format(
            Locale.ROOT,
            "Each fold was held out from the model that is measured on it. Mean %s%s; worst: %s"
                + " with %s; all images together %s (95 %% interval %.1f to %.1f %%).",
            Labels.percent(folds.meanAccuracy()),
            deviation.isPresent()
                ? String.format(
                    Locale.ROOT, ", standard deviation %.1f points", 100 * deviation.getAsDouble())
                : "",
            folds.worst().name(),
            Labels.percent(folds.worst().model().accuracy()),
            Labels.percent(pooled.accuracy()),
            100 * interval.lower(),
            100 * interval.upper()));
    List<List<String>> rows = new ArrayList<>();
    for (FoldEvaluation fold : folds.folds()) {
      rows.add(
          List.of(
              fold.name(),
              Labels.percent(fold.model().accuracy()),
              fold.baseline().map(other -> Labels.percent(other.accuracy())).orElse("–"),
              decimals(fold.model().macroF1()),
              Integer.toString(fold.model().images())));
    }
    page.details(
        "Folds in figures",
        pictures.missing().isPresent(),
        "Accuracies by fold.",
        List.of("Fold", "Accuracy", "Baseline", "Macro F1", "Images"),
        rows);
    page.close();
  }

  private void samples() throws IOException {
    List<Sample> mistakes = Sample.mistakes(report.samples());
    if (!mistakes.isEmpty()) {
      int all = report.evaluation().images() - report.evaluation().confusion().correct();
      page.open(ContactSheet.MISTAKES, "Mistakes", true);
      page.aside(
          (mistakes.size() < all
                  ? mistakes.size() + " of the " + all + " mistakes"
                  : "All mistakes")
              + ", the surest first: actual class → predicted class, and how sure the model was of"
              + " it.");
      thumbnails(mistakes);
      page.close();
    }
    List<Sample> right = Sample.right(report.samples());
    if (!right.isEmpty()) {
      page.open(ContactSheet.SAMPLES, "Samples", true);
      page.aside("Some images that were told right, and how sure the model was.");
      thumbnails(right);
      page.close();
    }
  }

  private void thumbnails(List<Sample> samples) throws IOException {
    page.body().raw("<div class=\"samples\">\n");
    for (Sample sample : samples) {
      page.thumbnail(
          !sample.correct(),
          sample.image(),
          sample.name(),
          List.of(sample.said(), Labels.percent(sample.confidence()) + " sure"));
    }
    page.body().raw("</div>\n");
  }

  private void dataset(DatasetOverview data) {
    page.open(DatasetChart.FILE_STEM, "Images", true);
    pictures.of(DatasetChart.FILE_STEM).ifPresent(page::figure);
    List<List<String>> rows = new ArrayList<>();
    for (DatasetOverview.Part part : data.parts()) {
      rows.add(
          Stream.of(
                  Stream.of(part.name()),
                  part.counts().stream().map(String::valueOf),
                  Stream.of(Integer.toString(part.total())))
              .flatMap(cells -> cells)
              .toList());
    }
    page.details(
        "Numbers of images",
        pictures.missing().isPresent(),
        "Images of each class.",
        Stream.concat(prefixed("Part", data.classes()).stream(), Stream.of("All")).toList(),
        rows);
    page.close();
  }

  private void provenance() {
    if (report.provenance().isEmpty()) {
      return;
    }
    page.open("provenance", "Where this comes from", true);
    List<List<String>> rows = new ArrayList<>();
    report.provenance().forEach((name, value) -> rows.add(List.of(Labels.heading(name), value)));
    page.properties(List.of("What", "Value"), rows);
    page.close();
  }

  private static List<String> prefixed(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
