package io.github.gcn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.JsonObject;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTest {

  private static final Evaluation MODEL = Examples.evaluation(new int[][] {{9, 1}, {0, 10}});
  private static final Evaluation BASELINE = Examples.evaluation(new int[][] {{7, 3}, {2, 8}});

  @TempDir Path folder;

  @Test
  void holdsTheFiguresTheContractNames() throws IOException {
    JsonObject json =
        figures(Report.of("t", MODEL).baseline(BASELINE).build()).object("evaluation");

    assertThat(json.integer("images")).isEqualTo(20);
    assertThat(json.number("accuracy")).isEqualTo(MODEL.accuracy());
    assertThat(json.numbers("accuracy_ci95"))
        .containsExactly(MODEL.accuracyInterval().lower(), MODEL.accuracyInterval().upper());
    assertThat(json.number("macro_f1")).isEqualTo(MODEL.macroF1());
    assertThat(json.number("macro_auc")).isEqualTo(0.95);
    assertThat(json.object("per_class").object("Benign").number("auc")).isEqualTo(0.95);
    assertThat(json.object("per_class").object("Benign").number("recall")).isEqualTo(0.9);
    assertThat(json.number("ece")).isEqualTo(MODEL.expectedCalibrationError());
    assertThat(json.number("nll")).isEqualTo(MODEL.negativeLogLikelihood());
    assertThat(json.number("baseline_accuracy")).isEqualTo(BASELINE.accuracy());
    assertThat(json.text("verdict"))
        .isEqualTo(new ModelComparison(MODEL, BASELINE).verdictOnBaseline());
  }

  @Test
  void holdsTheCurvesAndBinsOfTheCharts() throws IOException {
    JsonObject json = figures(Report.of("t", MODEL).build());

    assertThat(json.object("roc").object("Early").numbers("false_positive_rate"))
        .containsExactly(0, 0.1, 1);
    assertThat(json.object("roc").object("Early").numbers("true_positive_rate"))
        .containsExactly(0, 1, 1);
    assertThat(json.objects("reliability")).hasSize(15);
    assertThat(json.objects("reliability").get(11).integer("images")).isEqualTo(20);
    assertThat(json.objects("mistakes")).hasSize(1);
    assertThat(json.objects("mistakes").get(0).text("predicted")).isEqualTo("Early");
  }

  @Test
  void holdsFoldsEpochsAndImages() throws IOException {
    JsonObject json =
        figures(
            Report.of("t", MODEL)
                .folds(Examples.folds())
                .foldEpochs(Examples.foldEpochs())
                .epochs(
                    List.of(
                        Examples.epoch(1, 1, 0.5, Double.NaN, Double.POSITIVE_INFINITY)
                            .withLearningRate(0.004)))
                .dataset(Examples.dataset())
                .provenance("seed", "42")
                .build());

    assertThat(json.object("folds").number("mean_accuracy")).isEqualTo(0.975);
    assertThat(json.object("folds").object("pooled").integer("images")).isEqualTo(30);
    assertThat(json.object("folds").objects("folds").get(0).number("accuracy")).isEqualTo(0.95);
    assertThat(json.object("folds").text("worst")).isEqualTo("stain 0");
    assertThat(json.object("folds").objects("folds").get(1).objects("epochs")).hasSize(3);
    JsonObject epoch = json.objects("epochs").get(0);
    assertThat(epoch.names())
        .containsExactly("epoch", "train_loss", "train_accuracy", "learning_rate", "best");
    assertThat(epoch.number("learning_rate")).isEqualTo(0.004);
    JsonObject data = json.object("dataset");
    assertThat(data.objects("parts").get(0).object("images").integer("Benign")).isEqualTo(2);
    assertThat(data.object("looks").object("Early").numbers("mean_rgb"))
        .containsExactly(0.5, 0.5, 0.5);
    assertThat(json.object("provenance").text("seed")).isEqualTo("42");
  }

  @Test
  void whatIsUndefinedIsNull() throws IOException {
    Evaluation oneClass = Examples.evaluation(new int[][] {{9, 1}, {0, 0}});

    String json = Json.format(EvaluationFigures.of(oneClass, Optional.empty()));

    assertThat(json).contains("\"macro_auc\":null", "\"auc\":null");
  }

  @Test
  void aComparisonHoldsBothModelsAndTheTest() throws IOException {
    HtmlReport.write(Examples.comparison().build(), folder);
    JsonObject json = JsonObject.parse(Files.readString(folder.resolve("report.json")));

    assertThat(json.object("first").number("accuracy")).isEqualTo(0.95);
    assertThat(json.object("first").number("baseline_accuracy")).isEqualTo(0.75);
    assertThat(json.object("second").text("name")).isEqualTo("pyramid");
    assertThat(json.object("agreement").integer("only_first")).isEqualTo(2);
    assertThat(json.object("agreement").integer("only_second")).isEqualTo(1);
    assertThat(json.object("mcnemar").number("p")).isEqualTo(1);
    assertThat(json.object("mcnemar").text("method")).isEqualTo("exact binomial");
    assertThat(json.object("recall_difference").number("Early")).isCloseTo(0.2, within(1e-12));
    assertThat(json.objects("disagreements")).hasSize(3);
    assertThat(json.objects("disagreements").get(0).object("second").text("predicted"))
        .isEqualTo("Benign");
  }

  @Test
  void aComparisonIsOnePage() throws IOException {
    String page = Files.readString(HtmlReport.write(Examples.comparison().build(), folder));

    assertThat(page)
        .contains("<h1>flat and pyramid</h1>", "Two models on the same 20 images")
        .contains("<p class=\"verdict\">flat is 5.0 points more accurate than pyramid")
        .contains("<li>flat was trained on 3 of these images</li>")
        .contains("<th scope=\"row\">image 9</th><td>Benign</td>")
        .contains("<th scope=\"row\">Learning rate</th><td>0.001</td><td>0.004</td>");
    assertThat(page).doesNotContain("<script", "<link", "@import", "url(", "http://", "https://");
    assertThat(folder.resolve("agreement.png")).isNotEmptyFile();
    assertThat(folder.resolve("accuracies.png")).isNotEmptyFile();
    assertThat(folder.resolve("recall-difference.png")).isNotEmptyFile();
  }

  @Test
  void modelsThatAgreeHaveNoDisagreementsToShow() throws IOException {
    ComparisonReport alike =
        ComparisonReport.of(
                new ModelComparison(MODEL, MODEL),
                new ComparisonReport.Side("a", Optional.empty()),
                new ComparisonReport.Side("b", Optional.empty()))
            .build();

    assertThat(Files.readString(HtmlReport.write(alike, folder)))
        .contains("Both models call every image by the same name.");
  }

  @Test
  void refusesOneNameForBoth() {
    ComparisonReport.Side side = new ComparisonReport.Side("same", Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ComparisonReport.of(new ModelComparison(MODEL, MODEL), side, side).build())
        .withMessage("expected two names, found same for both models");
  }

  @Test
  void looksAreThoseComputedByHand() {
    ClassLook look =
        ClassLook.of(List.of(Examples.image("dark", 0, 0), Examples.image("light", 0, 31)));

    // The bins' middles are 3.5 and 251.5 of 255.
    assertThat(look.brightness()).isEqualTo(0.5);
    assertThat(look.spread()).isCloseTo(124 / 255.0, within(1e-9));
    assertThat(look.colour()).isEqualTo(new Color(128, 128, 128));
    assertThat(ClassLook.of(List.of()).images()).isZero();
  }

  @Test
  void refusesAnOverviewThatIsNotOnePerClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Examples.dataset().withExamples(List.of()))
        .withMessage("expected 2 lists of examples, one per class, found 0");
  }

  private JsonObject figures(Report report) throws IOException {
    HtmlReport.write(report, folder);
    return JsonObject.parse(Files.readString(folder.resolve("report.json")));
  }
}
