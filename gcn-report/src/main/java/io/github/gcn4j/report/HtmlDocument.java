package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.McNemar;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.evaluation.WilsonInterval;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A page under construction, section by section: what every page of this module has, and the parts
 * they are made of.
 */
final class HtmlDocument {

  /** Wider charts and tables than this take a row of the page for themselves. */
  static final int HALF_A_PAGE = 620;

  /** From so many sections on a page begins with a list of them. */
  private static final int MANY_SECTIONS = 6;

  private record Section(String id, String title) {}

  private final List<Section> sections = new ArrayList<>();
  private final Html body = new Html();

  /** The markup within the open section. */
  Html body() {
    return body;
  }

  /** Starts a section; {@code wide} ones take a row of the page for themselves. */
  Html open(String id, String title, boolean wide) {
    sections.add(new Section(id, title));
    return body.raw("<section")
        .raw(wide ? " class=\"wide\"" : "")
        .raw(" id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n<h2 id=\"" + id)
        .raw("-title\">")
        .text(title)
        .raw("</h2>\n");
  }

  /** Ends the section. */
  void close() {
    body.raw("</section>\n");
  }

  /** A section of one chart. */
  void chart(Picture picture) {
    open(picture.chart().fileStem(), picture.chart().title(), picture.width() > HALF_A_PAGE);
    figure(picture);
    close();
  }

  /** A chart within a section about more, below its own heading. */
  void part(Picture picture) {
    body.raw("<h3>").text(picture.chart().title()).raw("</h3>\n");
    figure(picture);
  }

  /**
   * A chart within a section about nothing else: one picture for light and one for dark pages, of
   * which the style sheet shows one. A picture element would do on a screen, but a browser that
   * prints keeps the source it chose before.
   */
  void figure(Picture picture) {
    body.raw("<figure>\n");
    image("light", picture.light(), picture);
    image("dark", picture.dark(), picture);
    body.raw("</figure>\n");
  }

  private void image(String kind, byte[] png, Picture picture) {
    body.raw("<img class=\"" + kind + "\" src=\"")
        .raw(dataUrl(png))
        .raw("\" width=\"" + picture.width() + "\" height=\"" + picture.height() + "\" alt=\"")
        .text(picture.chart().description())
        .raw("\">\n");
  }

  /** A paragraph that explains. */
  void aside(String text) {
    body.raw("<p class=\"aside\">").text(text).raw("</p>\n");
  }

  /** What follows from the figures, in a sentence. */
  void verdict(String text) {
    body.raw("<p class=\"verdict\">").text(text).raw("</p>\n");
  }

  /** A table whose first column names the rows. */
  void table(String caption, List<String> head, List<List<String>> rows) {
    body.raw("<div class=\"scroll\"><table>\n<caption>").text(caption).raw("</caption>\n");
    body.raw("<thead><tr>");
    for (String name : head) {
      body.raw("<th scope=\"col\">").text(name).raw("</th>");
    }
    body.raw("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      body.raw("<tr><th scope=\"row\">").text(row.get(0)).raw("</th>");
      for (String cell : row.subList(1, row.size())) {
        body.raw("<td>").text(cell).raw("</td>");
      }
      body.raw("</tr>\n");
    }
    body.raw("</tbody>\n</table></div>\n");
  }

  /** The same behind a line to be opened. */
  void details(
      String summary, boolean open, String caption, List<String> head, List<List<String>> rows) {
    body.raw(open ? "<details open>" : "<details>").raw("<summary>").text(summary);
    body.raw("</summary>\n");
    table(caption, head, rows);
    body.raw("</details>\n");
  }

  /** A table of long texts, such as paths. */
  void properties(List<String> head, List<List<String>> rows) {
    body.raw("<div class=\"properties\">\n");
    table("", head, rows);
    body.raw("</div>\n");
  }

  /** One figure of a summary; {@code kind} is a class of the style sheet. */
  void number(String kind, String name, String value, String aside) {
    body.raw("<div class=\"" + kind + "\"><dt>").text(name).raw("</dt><dd><span class=\"value\">");
    body.text(value).raw("</span><span class=\"aside\">").text(aside).raw("</span></dd></div>\n");
  }

  /** A paired test. */
  void mcNemar(McNemar test) {
    number(
        "",
        "McNemar's test",
        test.p() < 1e-4 ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.2g", test.p()),
        test.method().label()
            + ", on the "
            + (test.onlyFirst() + test.onlySecond())
            + " images that one alone has right");
  }

  /** An accuracy with its interval. */
  void accuracy(String kind, String name, Evaluation evaluation) {
    WilsonInterval interval = evaluation.accuracyInterval();
    number(
        kind,
        name,
        Labels.percent(evaluation.accuracy()),
        String.format(
            Locale.ROOT,
            "%d of %d; 95 %% interval %.1f to %.1f %%",
            evaluation.confusion().correct(),
            evaluation.images(),
            100 * interval.lower(),
            100 * interval.upper()));
  }

  /** Something to type into a terminal. */
  void command(String purpose, String line) {
    body.raw("<h3>").text(purpose).raw("</h3>\n<pre class=\"command\"><code>");
    String space = "";
    for (String option : line.split(" (?=--)", -1)) {
      // An option and its value stay on one line, and nothing is broken at its hyphens.
      body.raw(space).raw("<span>").text(option).raw("</span>");
      space = " ";
    }
    body.raw("</code></pre>\n");
  }

  /** A picture with lines below it, the first in bold, the last being its name. */
  void thumbnail(boolean wrong, BufferedImage image, String name, List<String> lines)
      throws IOException {
    body.raw(wrong ? "<figure class=\"wrong\">" : "<figure>").raw("<img src=\"");
    body.raw(dataUrl(Png.encode(Thumbnail.of(image)))).raw("\" alt=\"").text(name);
    body.raw("\"><figcaption>");
    for (String line : lines) {
      body.raw("<span class=\"said\">").text(line).raw("</span>");
    }
    body.raw("<span class=\"name\">").text(name).raw("</span></figcaption></figure>\n");
  }

  /**
   * The whole page.
   *
   * @throws IOException if the style sheet is not where the build put it
   */
  String page(String title, String subtitle, List<String> warnings) throws IOException {
    Html html = new Html();
    html.raw(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <title>""")
        .text(title)
        .raw("</title>\n<style>\n")
        .raw(style())
        .raw("</style>\n</head>\n<body>\n<header>\n<h1>")
        .text(title)
        .raw("</h1>\n");
    if (!subtitle.isEmpty()) {
      html.raw("<p>").text(subtitle).raw("</p>\n");
    }
    html.raw("<p class=\"notice\">").text(Notice.TEXT).raw("</p>\n</header>\n");
    contents(html);
    html.raw("<main>\n");
    if (!warnings.isEmpty()) {
      html.raw("<ul class=\"warnings\" role=\"alert\">\n");
      warnings.forEach(warning -> html.raw("<li>").text(warning).raw("</li>\n"));
      html.raw("</ul>\n");
    }
    html.raw(body.toString()).raw("</main>\n<footer>\n<p>Made by gcn4j. ").text(Notice.TEXT);
    return html.raw("</p>\n</footer>\n</body>\n</html>\n").toString();
  }

  private void contents(Html html) {
    if (sections.size() < MANY_SECTIONS) {
      return;
    }
    html.raw("<nav aria-label=\"Sections\">\n");
    for (Section section : sections) {
      html.raw("<a href=\"#" + section.id() + "\">").text(section.title()).raw("</a>\n");
    }
    html.raw("</nav>\n");
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlDocument.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("expected report.css beside the classes of gcn-report, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String dataUrl(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
