package io.github.gcn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.evaluation.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  private static final Evaluation MODEL = Examples.evaluation(new int[][] {{9, 1}, {0, 10}});
  private static final Evaluation BASELINE = Examples.evaluation(new int[][] {{7, 3}, {2, 8}});

  @TempDir Path folder;

  private static Report.Builder full() {
    return Report.of("Evaluation of m.safetensors", MODEL)
        .subtitle("20 images held out")
        .baseline(BASELINE)
        .epochs(List.of(Examples.epoch(1, 1, 0.5, 1, 0.5), Examples.epoch(2, 0.5, 0.9, 0.6, 0.8)))
        .folds(Examples.folds())
        .foldEpochs(Examples.foldEpochs())
        .dataset(Examples.dataset())
        .samples(List.of(Examples.sample("Early", "Early"), Examples.sample("Benign", "Early")))
        .warning("3 of these images were trained on")
        .provenance("seed", "42");
  }

  @Test
  void showsTheModelBesideTheBaselineWithIntervals() throws IOException {
    String page = page(full().build());

    assertThat(page)
        .contains("<h1>Evaluation of m.safetensors</h1>", "<p>20 images held out</p>")
        .contains(
            "<dt>Accuracy</dt><dd><span class=\"value\">95.0 %</span>"
                + "<span class=\"aside\">19 of 20; 95 % interval 76.4 to 99.1 %</span>")
        .contains("<dt>Histogram baseline</dt><dd><span class=\"value\">75.0 %</span>")
        .contains("<dt>Model against baseline</dt><dd><span class=\"value\">+20.0</span>")
        .contains("<li>3 of these images were trained on</li>")
        .contains("<tr><th scope=\"row\">Seed</th><td>42</td></tr>")
        .contains("<tr><th scope=\"row\">Benign</th><td>9</td><td>1</td></tr>")
        .contains("<td>100.0 %</td><td>90.0 %</td><td>0.947</td><td>0.9500</td><td>10</td>");
  }

  @Test
  void alwaysSaysThatItIsNoMedicalDevice() throws IOException {
    assertThat(page(Report.of("t", MODEL).build()))
        .contains("Research software, not a medical device.");
  }

  @Test
  void beginsWithWhatFollows() throws IOException {
    assertThat(page(full().build()))
        .contains(
            "<p class=\"verdict\">The model is 20.0 points above its histogram baseline: chance may"
                + " explain that");
    assertThat(page(Report.of("t", BASELINE).baseline(MODEL).build()))
        .contains("<p class=\"verdict\">The model is 20.0 points below its histogram baseline");
  }

  @Test
  void tellsTheFoldsInWordsAndFigures() throws IOException {
    assertThat(page(full().build()))
        .contains(
            "Mean 97.5 %, standard deviation 3.5 points; worst: stain 0 with 95.0 %; all images"
                + " together 96.7 % (95 % interval 83.3 to 99.4 %).")
        .contains(
            "<tr><th scope=\"row\">stain 0</th><td>95.0 %</td><td>75.0 %</td><td>0.950</td><td>20</td>");
  }

  @Test
  void saysHowManyOfTheMistakesItShows() throws IOException {
    Sample wrong = Examples.sample("Benign", "Early");

    assertThat(page(full().build())).contains("All mistakes, the surest first");
    assertThat(page(Report.of("t", BASELINE).samples(List.of(wrong)).build()))
        .contains("1 of the 5 mistakes, the surest first", "Benign → Early");
  }

  @Test
  void countsTheImagesOfEachPart() throws IOException {
    assertThat(page(full().build()))
        .contains(
            "<th scope=\"row\">training</th><td>2</td><td>1</td><td>3</td>",
            "<th scope=\"row\">test</th><td>0</td><td>1</td><td>1</td>")
        .doesNotContain("<th scope=\"row\">validation</th>");
  }

  @Test
  void listsItsSectionsWhereTheyAreMany() throws IOException {
    assertThat(page(full().build()))
        .contains("<nav aria-label=\"Sections\">", "<a href=\"#folds\">Folds</a>")
        .contains("<section class=\"wide\" id=\"folds\" aria-labelledby=\"folds-title\">");
  }

  @Test
  void everyTableNamesItsColumnsAndRows() throws IOException {
    String page = page(full().build());
    long tables = count(page, "<table>");

    assertThat(tables).isGreaterThan(4);
    assertThat(count(page, "<caption>")).isEqualTo(tables);
    assertThat(count(page, "<thead><tr><th scope=\"col\">")).isEqualTo(tables);
    assertThat(count(page, "<tr><td")).isZero();
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  @Test
  void needsNothingOutsideItself() throws IOException {
    String page = page(full().build());

    assertThat(page)
        .contains("Content-Security-Policy\" content=\"default-src 'none'; img-src data:");
    assertThat(page).doesNotContain("<script", "<link", "@import", "url(", "http://", "https://");
    List<String> sources =
        Pattern.compile("(?:src|srcset)=\"([^\"]{0,22})")
            .matcher(page)
            .results()
            .map(result -> result.group(1))
            .toList();
    assertThat(page).doesNotContainPattern("href=\"[^#]");
    assertThat(sources).hasSize(8 * 2 + 2).containsOnly("data:image/png;base64,");
  }

  @Test
  void everyPictureHasATextForThoseWhoCannotSeeIt() throws IOException {
    List<String> texts =
        Pattern.compile("<img [^>]*?alt=\"([^\"]*)\"")
            .matcher(page(full().build()))
            .results()
            .map((MatchResult result) -> result.group(1))
            .toList();

    assertThat(texts).hasSize(8 * 2 + 2).noneMatch(String::isBlank);
  }

  @Test
  void followsThePreferenceForDarkPages() throws IOException {
    assertThat(page(full().build()))
        .contains("<img class=\"light\" src=\"data:", "<img class=\"dark\" src=\"data:")
        .contains("figure img.dark { display: none; }")
        .contains("color-scheme: light dark")
        .contains("@media print");
  }

  @Test
  void escapesEverythingItIsGiven() throws IOException {
    String evil = "<b onload=\"x\">&'";
    Report report =
        Report.of(evil, MODEL)
            .subtitle(evil)
            .warning(evil)
            .provenance(evil, evil)
            .samples(List.of(new Sample(Examples.sample("a", "a").image(), evil, evil, evil, 0.5)))
            .build();

    String page = page(report);

    assertThat(page).doesNotContain("<b onload", "onload=\"x\"");
    assertThat(page).contains("<title>&lt;b onload=&quot;x&quot;&gt;&amp;&#39;</title>");
  }

  @Test
  void writesTheChartsBesideThePage() throws IOException {
    Path page = HtmlReport.write(full().build(), folder.resolve("new/folder"));

    assertThat(page).isEqualTo(folder.resolve("new/folder/report.html"));
    assertThat(names(page.getParent()))
        .containsExactly(
            "confusion-matrix.png",
            "dataset.png",
            "fold-curves.png",
            "folds.png",
            "learning-curves.png",
            "mistakes.png",
            "recall.png",
            "reliability.png",
            "report.html",
            "report.json",
            "roc.png",
            "samples.png");
    assertThat(ImageIO.read(page.resolveSibling("recall.png").toFile()).getWidth()).isPositive();
  }

  @Test
  void replacesAnEarlierReportAndRemovesItsChartsThatNoLongerHold() throws IOException {
    HtmlReport.write(full().build(), folder);
    Files.writeString(folder.resolve("mine.txt"), "kept");

    HtmlReport.write(Report.of("second", MODEL).build(), folder);

    assertThat(names(folder))
        .containsExactly(
            "confusion-matrix.png",
            "mine.txt",
            "recall.png",
            "reliability.png",
            "report.html",
            "report.json",
            "roc.png");
    assertThat(folder.resolve("report.html")).content().contains("<h1>second</h1>");
  }

  @Test
  void isTheSameForTheSameReport() throws IOException {
    assertThat(page(full().build())).isEqualTo(page(full().build()));
  }

  @Test
  void saysThatTheModelHoldsNoBaseline() throws IOException {
    assertThat(page(Report.of("t", MODEL).build()))
        .contains("the model file holds none")
        .doesNotContain(
            "Model against baseline",
            "Samples</h2>",
            "Mistakes</h2>",
            "Folds</h2>",
            "Where this comes from");
  }

  @Test
  void withoutFontsThePageStandsWithoutCharts() throws IOException {
    HtmlReport.write(full().build(), folder);

    Path page = HtmlReport.write(full().build(), folder, Optional.of("no fonts here"));

    assertThat(names(folder)).containsExactly("report.html", "report.json");
    assertThat(page)
        .content()
        .contains("<li>no fonts here</li>", "<details open>", "Samples</h2>")
        .doesNotContain("<img class=");
  }

  @Test
  void namesTheFolderItCannotMake() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> HtmlReport.write(full().build(), file))
        .withMessageContaining("file");
  }

  @Test
  void refusesABaselineOfOtherImages() {
    Evaluation other = Examples.evaluation(new int[][] {{1, 0}, {0, 0}});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Report.of("t", MODEL).baseline(other).build())
        .withMessage("expected two evaluations of the same 20 images, found one of 1");
  }

  private String page(Report report) throws IOException {
    return Files.readString(HtmlReport.write(report, folder));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
