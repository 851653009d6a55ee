package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Calibration;
import io.github.gcn4j.evaluation.ClassMetrics;
import io.github.gcn4j.evaluation.ConfusionMatrix;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.evaluation.WilsonInterval;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Renders one report as a page. */
final class HtmlPage {

  /** Wider charts than this take a row of the page for themselves. */
  private static final int HALF_A_PAGE = 620;

  private static final int CLASSES_IN_HALF_A_PAGE = 6;

  private final Report report;
  private final List<Picture> pictures;
  private final Optional<String> chartsMissing;
  private final Html html = new Html();

  HtmlPage(Report report, List<Picture> pictures, Optional<String> chartsMissing) {
    this.report = report;
    this.pictures = List.copyOf(pictures);
    this.chartsMissing = chartsMissing;
  }

  String render() throws IOException {
    head();
    html.raw("<body>\n<header>\n<h1>").text(report.title()).raw("</h1>\n");
    if (!report.subtitle().isEmpty()) {
      html.raw("<p>").text(report.subtitle()).raw("</p>\n");
    }
    html.raw("<p class=\"notice\">").text(Notice.TEXT).raw("</p>\n</header>\n<main>\n");
    warnings();
    summary();
    results();
    samples();
    provenance();
    html.raw("</main>\n<footer>\n<p>Made by gcn4j. ").text(Notice.TEXT).raw("</p>\n</footer>\n");
    return html.raw("</body>\n</html>\n").toString();
  }

  private void head() throws IOException {
    html.raw(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <title>""")
        .text(report.title())
        .raw("</title>\n<style>\n")
        .raw(style())
        .raw("</style>\n</head>\n");
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("expected report.css beside the classes of gcn-report, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void warnings() {
    if (report.warnings().isEmpty() && chartsMissing.isEmpty()) {
      return;
    }
    html.raw("<ul class=\"warnings\" role=\"alert\">\n");
    report.warnings().forEach(this::warning);
    chartsMissing.ifPresent(this::warning);
    html.raw("</ul>\n");
  }

  private void warning(String text) {
    html.raw("<li>").text(text).raw("</li>\n");
  }

  private void summary() {
    Evaluation model = report.evaluation();
    html.raw("<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Summary</h2>\n");
    html.raw("<dl class=\"figures\">\n");
    figure("model", "Accuracy", Labels.percent(model.accuracy()), accuracyAside(model));
    report
        .baseline()
        .ifPresentOrElse(
            baseline ->
                figure(
                    "baseline",
                    "Histogram baseline",
                    Labels.percent(baseline.accuracy()),
                    accuracyAside(baseline)),
            () -> figure("baseline", "Histogram baseline", "–", "the model file holds none"));
    report.baseline().ifPresent(baseline -> difference(model, baseline));
    figure(
        "", "Macro F1", String.format(Locale.ROOT, "%.3f", model.macroF1()), "mean over classes");
    figure(
        "",
        "Calibration error",
        Labels.percent(model.expectedCalibrationError()),
        "expected, " + Calibration.BINS + " bins");
    figure(
        "",
        "Neg. log-likelihood",
        String.format(Locale.ROOT, "%.3f", model.negativeLogLikelihood()),
        "mean, in nats");
    html.raw("</dl>\n</section>\n");
  }

  private static String accuracyAside(Evaluation evaluation) {
    WilsonInterval interval = evaluation.accuracyInterval();
    return String.format(
        Locale.ROOT,
        "%d of %d; 95 %% interval %.1f to %.1f %%",
        evaluation.confusion().correct(),
        evaluation.images(),
        100 * interval.lower(),
        100 * interval.upper());
  }

  private void difference(Evaluation model, Evaluation baseline) {
    double points = 100 * (model.accuracy() - baseline.accuracy());
    figure(
        "",
        "Model against baseline",
        String.format(Locale.ROOT, "%+.1f", points).replace('-', '−'),
        "percentage points of accuracy");
  }

  private void figure(String kind, String name, String value, String aside) {
    html.raw("<div class=\"" + kind + "\"><dt>").text(name).raw("</dt><dd><span class=\"value\">");
    html.text(value).raw("</span><span class=\"aside\">").text(aside).raw("</span></dd></div>\n");
  }

  /** The charts and the table of classes, two to a row where both are narrow. */
  private void results() {
    html.raw("<div class=\"results\">\n");
    pictures.stream().filter(picture -> picture.width() <= HALF_A_PAGE).forEach(this::chart);
    perClass();
    pictures.stream().filter(picture -> picture.width() > HALF_A_PAGE).forEach(this::chart);
    html.raw("</div>\n");
  }

  private void chart(Picture picture) {
    Chart chart = picture.chart();
    html.raw(picture.width() > HALF_A_PAGE ? "<section class=\"wide\">\n" : "<section>\n");
    html.raw("<h2>").text(chart.title()).raw("</h2>\n<figure>\n<picture>\n");
    html.raw("<source media=\"screen and (prefers-color-scheme: dark)\" srcset=\"")
        .raw(dataUrl(picture.dark()))
        .raw("\">\n<img src=\"")
        .raw(dataUrl(picture.light()))
        .raw("\" width=\"" + picture.width() + "\" height=\"" + picture.height() + "\" alt=\"")
        .text(chart.description())
        .raw("\">\n</picture>\n</figure>\n</section>\n");
  }

  private void perClass() {
    boolean wide = report.evaluation().classes().size() > CLASSES_IN_HALF_A_PAGE;
    html.raw(wide ? "<section class=\"wide\"" : "<section");
    html.raw(" aria-labelledby=\"per-class\">\n");
    html.raw(
        """
        <h2 id="per-class">Per class</h2>
        <div class="scroll"><table>
        <thead><tr><th scope="col">Class</th><th scope="col">Precision</th><th scope="col">Recall</th>\
        <th scope="col">F1</th><th scope="col">Images</th></tr></thead>
        <tbody>
        """);
    for (ClassMetrics metrics : report.evaluation().perClass()) {
      html.raw("<tr><th scope=\"row\">").text(metrics.name()).raw("</th>");
      cell(Labels.percent(metrics.precision()));
      cell(Labels.percent(metrics.recall()));
      cell(String.format(Locale.ROOT, "%.3f", metrics.f1()));
      cell(Integer.toString(metrics.support()));
      html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table></div>\n");
    html.raw(pictures.isEmpty() ? "<details open>" : "<details>");
    html.raw("<summary>Confusion matrix in figures</summary>\n");
    confusion();
    html.raw("</details>\n</section>\n");
  }

  private void confusion() {
    ConfusionMatrix matrix = report.evaluation().confusion();
    html.raw(
        """
        <div class="scroll"><table>
        <caption>Numbers of images. Rows: actual class; columns: predicted class.</caption>
        <thead><tr><th scope="col">Actual</th>""");
    for (String name : matrix.classes()) {
      html.raw("<th scope=\"col\">").text(name).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for (int actual = 0; actual < matrix.classes().size(); actual++) {
      html.raw("<tr><th scope=\"row\">").text(matrix.classes().get(actual)).raw("</th>");
      for (int predicted = 0; predicted < matrix.classes().size(); predicted++) {
        cell(Integer.toString(matrix.count(actual, predicted)));
      }
      html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table></div>\n");
  }

  private void cell(String text) {
    html.raw("<td>").text(text).raw("</td>");
  }

  private void samples() throws IOException {
    if (report.samples().isEmpty()) {
      return;
    }
    html.raw(
        "<section aria-labelledby=\"samples\">\n<h2 id=\"samples\">Samples</h2>\n<div class=\"samples\">\n");
    for (Sample sample : report.samples()) {
      html.raw(sample.correct() ? "<figure>" : "<figure class=\"wrong\">").raw("<img src=\"");
      html.raw(dataUrl(Png.encode(Thumbnail.of(sample.image())))).raw("\" alt=\"");
      html.text(sample.name()).raw("\"><figcaption><span class=\"said\">").text(sample.caption());
      html.raw("</span><span class=\"name\">").text(sample.name());
      html.raw("</span></figcaption></figure>\n");
    }
    html.raw("</div>\n</section>\n");
  }

  private void provenance() {
    if (report.provenance().isEmpty()) {
      return;
    }
    html.raw(
        """
        <section aria-labelledby="provenance">
        <h2 id="provenance">Where this comes from</h2>
        <table class="provenance">
        <tbody>
        """);
    report
        .provenance()
        .forEach(
            (name, value) -> {
              html.raw("<tr><th scope=\"row\">").text(name).raw("</th>");
              cell(value);
              html.raw("</tr>\n");
            });
    html.raw("</tbody>\n</table>\n</section>\n");
  }

  private static String dataUrl(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
