package io.github.gcn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.evaluation.McNemar;
import io.github.gcn4j.io.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningReportTest {
  @TempDir Path folder;

  private static TuningReport.Trial trial(int number, String lr, String batch, double... scores) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("lr", lr);
    settings.put("batch", batch);
    List<TuningReport.Score> all =
        IntStream.range(0, scores.length)
            .mapToObj(
                i ->
                    new TuningReport.Score(
                        i + 1, 3 + 6 * i, scores[i], List.of(scores[i], scores[i] - 0.02), 40))
            .toList();
    return new TuningReport.Trial(number, number == 1, settings, all, Optional.empty());
  }

  private static TuningReport report(List<TuningReport.Trial> trials) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("options of every trial", "--preset <pyramid>");
    return new TuningReport(
        "accuracy",
        "accuracy, mean of the folds",
        List.of(
            new TuningReport.Parameter("lr", "lr=0.0001..0.1:log", true, List.of()),
            new TuningReport.Parameter("batch", "batch=16|32", false, List.of("16", "32"))),
        List.of(new TuningReport.Rung(1.0 / 3, 4), new TuningReport.Rung(1, 2)),
        trials,
        Optional.of(McNemar.of(12, 2)),
        "Trial 3 of 4 is the best: 95.0 %.",
        List.of("The best of many flatters."),
        List.of(
            new TuningReport.Command("train", "Train it", "gcn train --lr 0.01 --batch 16"),
            new TuningReport.Command("repeat", "Repeat it", "gcn train --folds 2")),
        properties);
  }

  private static TuningReport report() {
    TuningReport.Trial failed =
        new TuningReport.Trial(
            4, false, Map.of("lr", "9", "batch", "16"), List.of(), Optional.of("diverged <here>"));
    return report(
        List.of(
            trial(3, "0.01", "16", 0.81, 0.95),
            trial(1, "0.004", "8", 0.84, 0.92),
            trial(2, "0.0002", "32", 0.5),
            failed));
  }

  @Test
  void saysWhatFollowsWhatToTypeAndWhatWasTried() throws IOException {
    String page = Files.readString(HtmlReport.write(report(), folder));

    assertThat(page)
        .contains("<p class=\"verdict\">Trial 3 of 4 is the best: 95.0 %.</p>")
        .contains("<span class=\"aside\">worst fold 93.0 %; 9 epochs</span>")
        .contains("<span>gcn train</span> <span>--lr 0.01</span> <span>--batch 16</span>")
        .contains("<th scope=\"row\">1, unchanged</th><td>92.0 %</td><td>90.0 %</td><td>9</td>")
        .contains("<td>failed</td>", "diverged &lt;here&gt;", "--preset &lt;pyramid&gt;")
        .contains("<span class=\"value\">3 min</span>", "Research software");
    assertThat(folder.resolve("parameters.png")).isNotEmptyFile();
    assertThat(folder.resolve("rungs.png")).isNotEmptyFile();
  }

  @Test
  void writesTheFiguresForScripts() throws IOException {
    HtmlReport.write(report(), folder);

    Map<Object, Object> json = object(Json.parse(Files.readString(folder.resolve("report.json"))));

    assertThat(json.get("objective")).isEqualTo("accuracy");
    assertThat(object(json.get("best"))).containsEntry("trial", 3L).containsEntry("score", 0.95);
    assertThat(object(json.get("unchanged"))).containsEntry("score", 0.92);
    assertThat(object(json.get("commands"))).containsEntry("repeat", "gcn train --folds 2");
    assertThat((List<?>) json.get("trials")).hasSize(4);
    assertThat(object(((List<?>) json.get("trials")).get(3)))
        .containsEntry("problem", "diverged <here>")
        .doesNotContainKey("score");
  }

  private static Map<Object, Object> object(Object json) {
    return new LinkedHashMap<>((Map<?, ?>) json);
  }

  @Test
  void chartsTellTheBestFromTheRestInBothThemes() {
    for (ChartTheme theme : List.of(ChartTheme.LIGHT, ChartTheme.DARK)) {
      BufferedImage rungs = new RungChart(report()).draw(theme);
      BufferedImage parameters = new ParameterChart(report()).draw(theme);

      assertThat(Examples.count(rungs, theme.model())).isGreaterThan(500);
      assertThat(Examples.count(rungs, theme.series(1))).isGreaterThan(500);
      // In two panels and in the legend.
      assertThat(Examples.count(parameters, theme.model())).isGreaterThan(3 * 100);
    }
  }

  @Test
  void chartsAreDescribedInWords() {
    assertThat(new RungChart(report()).description())
        .contains("rung 1: 4 trials", "the best 95.0 %", "the unchanged settings 92.0 %");
    assertThat(new ParameterChart(report()).description())
        .contains("Accuracy of 4 trials", "trial 3: lr 0.01; batch 16");
  }

  @Test
  void drawsASingleTrialAndValuesThatAreNoNumbers() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("lr", "none");
    TuningReport.Trial only =
        new TuningReport.Trial(
            1,
            true,
            settings,
            List.of(new TuningReport.Score(1, 1, 1, List.of(1.0), 1)),
            Optional.empty());
    TuningReport one = report(List.of(only));

    assertThat(one.isFolded()).isFalse();
    assertThat(new ParameterChart(one).draw(ChartTheme.LIGHT).getWidth()).isPositive();
    assertThat(new RungChart(one).draw(ChartTheme.LIGHT).getWidth()).isPositive();
  }

  @Test
  void refusesASearchThatFoundNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> report(List.of()))
        .withMessageContaining("a trial that was trained, found 2 rungs and 0 trials");
  }
}
