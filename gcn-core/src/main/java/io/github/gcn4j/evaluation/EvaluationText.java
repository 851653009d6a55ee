package io.github.gcn4j.evaluation;

import java.util.List;
import java.util.Locale;

/**
 * An evaluation as a report for a terminal: plain ASCII around the class names, no colour, lines
 * ending in a single newline.
 */
public final class EvaluationText {

  private final Evaluation model;
  private final StringBuilder out = new StringBuilder();

  private EvaluationText(Evaluation model) {
    this.model = model;
  }

  /** Renders the evaluation of a model that has no baseline, as one imported from elsewhere. */
  public static String render(Evaluation model) {
    EvaluationText text = new EvaluationText(model);
    text.accuracyOf("Accuracy", model);
    text.line("Histogram baseline    not known: the model file holds none");
    return text.rest();
  }

  /**
   * Renders the evaluation of a model beside that of its histogram baseline.
   *
   * @throws IllegalArgumentException if they were not evaluated on the same images
   */
  public static String render(Evaluation model, Evaluation baseline) {
    if (model.images() != baseline.images()) {
      throw new IllegalArgumentException(
          "expected a baseline evaluated on the same "
              + model.images()
              + " images, found one on "
              + baseline.images());
    }
    EvaluationText text = new EvaluationText(model);
    text.accuracyOf("Accuracy", model);
    text.accuracyOf("Histogram baseline", baseline);
    text.line("  model - baseline  %+6.1f points", 100 * (model.accuracy() - baseline.accuracy()));
    text.line("%s", new ModelComparison(model, baseline).verdictOnBaseline());
    return text.rest();
  }

  private void accuracyOf(String title, Evaluation evaluation) {
    WilsonInterval interval = evaluation.accuracyInterval();
    line(
        "%-20s%6.1f %%   95 %% interval %.1f to %.1f %%   %d of %d images",
        title,
        100 * evaluation.accuracy(),
        100 * interval.lower(),
        100 * interval.upper(),
        evaluation.confusion().correct(),
        evaluation.images());
  }

  private String rest() {
    line("%-20s%8.3f", "Macro F1", model.macroF1());
    line(
        "%-20s%6.1f %%   expected, %d bins",
        "Calibration error", 100 * model.expectedCalibrationError(), Calibration.BINS);
    line("%-20s%8.3f   mean, in nats", "Neg. log-likelihood", model.negativeLogLikelihood());
    line("");
    perClass();
    line("");
    confusion();
    line("");
    line("%s", Notice.TEXT);
    return out.toString();
  }

  private void perClass() {
    int width = nameWidth();
    line("%s  precision    recall      F1    images", pad("Class", width));
    for (ClassMetrics metrics : model.perClass()) {
      line(
          "%s  %7.1f %% %7.1f %% %7.3f %9d",
          pad(metrics.name(), width),
          100 * metrics.precision(),
          100 * metrics.recall(),
          metrics.f1(),
          metrics.support());
    }
  }

  private void confusion() {
    ConfusionMatrix matrix = model.confusion();
    int size = matrix.classes().size();
    int rowWidth = nameWidth();
    line("Confusion matrix: rows actual, columns predicted");
    StringBuilder header = new StringBuilder(" ".repeat(rowWidth));
    for (String name : matrix.classes()) {
      header.append(padLeft(name, columnWidth(name)));
    }
    line("%s", header);
    for (int actual = 0; actual < size; actual++) {
      StringBuilder row = new StringBuilder(pad(matrix.classes().get(actual), rowWidth));
      for (int predicted = 0; predicted < size; predicted++) {
        String count = Integer.toString(matrix.count(actual, predicted));
        row.append(padLeft(count, columnWidth(matrix.classes().get(predicted))));
      }
      line("%s", row);
    }
  }

  private int nameWidth() {
    return longest(model.classes(), "Class".length());
  }

  /** Two blanks, then room for the heading and for any count below the total. */
  private int columnWidth(String name) {
    return 2 + Math.max(width(name), Integer.toString(model.images()).length());
  }

  private static int longest(List<String> names, int atLeast) {
    int longest = atLeast;
    for (String name : names) {
      longest = Math.max(longest, width(name));
    }
    return longest;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - width(text));
  }

  private static String padLeft(String text, int width) {
    return " ".repeat(width - width(text)) + text;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
