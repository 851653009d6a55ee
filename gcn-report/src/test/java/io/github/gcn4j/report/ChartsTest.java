package io.github.gcn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.evaluation.ConfusionMatrix;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.evaluation.RocCurves;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartsTest {

  private static final Evaluation MODEL = Examples.evaluation(new int[][] {{9, 1}, {0, 10}});
  private static final Evaluation BASELINE = Examples.evaluation(new int[][] {{7, 3}, {2, 8}});
  private static final List<EpochPoint> EPOCHS =
      List.of(Examples.epoch(1, 1.2, 0.5, 1.3, 0.45), Examples.epoch(2, 0.8, 0.7, 0.9, 0.65));

  private static final ModelComparison COMPARISON = new ModelComparison(MODEL, BASELINE);

  static Stream<Chart> charts() {
    return Stream.of(
        new ConfusionMatrixChart(MODEL.confusion()),
        new ReliabilityDiagram(MODEL.calibration()),
        RecallBars.of(MODEL.confusion()).withBaseline(BASELINE.confusion()),
        LearningCurves.of(EPOCHS).withBaseline(0.75),
        new RocChart(RocCurves.of(MODEL)),
        new FoldChart(Examples.folds()),
        new FoldCurves(Examples.folds(), Examples.foldEpochs()),
        new DatasetChart(Examples.dataset()),
        new AgreementChart(COMPARISON, "flat", "pyramid"),
        new AccuracyChart(List.of(new AccuracyRows.Row("flat", MODEL, Optional.of(BASELINE)))),
        new RecallDifferenceChart(COMPARISON, "flat", "pyramid"),
        ContactSheet.samples(List.of(Examples.sample("Early", "Early"))),
        ContactSheet.mistakes(
            List.of(Examples.sample("Early", "Early"), Examples.sample("Early", "Benign"))));
  }

  @Test
  void thisMachineCanDrawText() {
    assertThat(ChartFonts.missing()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void drawInTheColoursOfTheirTheme(Chart chart) {
    BufferedImage light = chart.draw(ChartTheme.LIGHT);
    BufferedImage dark = chart.draw(ChartTheme.DARK);

    assertThat(light.getRGB(0, 0)).isEqualTo(ChartTheme.LIGHT.background().getRGB());
    assertThat(dark.getRGB(0, 0)).isEqualTo(ChartTheme.DARK.background().getRGB());
    assertThat(dark.getWidth()).isEqualTo(light.getWidth());
    assertThat(dark.getHeight()).isEqualTo(light.getHeight());
  }

  @ParameterizedTest
  @MethodSource({"charts", "crowdedCharts"})
  void drawMoreThanTheirBackgroundAndNothingIsCutOff(Chart chart) {
    BufferedImage image = chart.draw(ChartTheme.LIGHT);
    int background = ChartTheme.LIGHT.background().getRGB();
    int ink = 0;
    int atTheEdge = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        boolean edge = x == 0 || y == 0 || x == image.getWidth() - 1 || y == image.getHeight() - 1;
        if (image.getRGB(x, y) != background) {
          ink++;
          atTheEdge += edge ? 1 : 0;
        }
      }
    }

    assertThat(image.getWidth()).isBetween(200, 2 * 1100);
    assertThat(image.getHeight()).isBetween(150, 2 * 1100);
    assertThat(ink).isGreaterThan(image.getWidth() * image.getHeight() / 100);
    assertThat(atTheEdge).as("pixels cut off").isZero();
  }

  /** Long names and large counts. */
  static Stream<Chart> crowdedCharts() {
    String name = "a name that is really much too long for any chart there is";
    Evaluation large = Examples.evaluation(new int[][] {{12345, 55}, {0, 12400}});
    ModelComparison comparison = new ModelComparison(large, large);
    Map<String, List<LabelledImage>> parts = new LinkedHashMap<>();
    for (int i = 0; i < 11; i++) {
      parts.put(name + i, List.of(Examples.image("x", 0, i)));
    }
    return Stream.of(
        new ConfusionMatrixChart(large.confusion()),
        RecallBars.of(large.confusion()),
        new DatasetChart(DatasetOverview.of(List.of(name, name + 2), parts)),
        new AccuracyChart(List.of(new AccuracyRows.Row(name, large, Optional.of(large)))),
        new AgreementChart(comparison, name, name),
        new RecallDifferenceChart(comparison, name, name),
        new RocChart(new RocCurves(List.of(name, name + 2), RocCurves.of(large).curves())),
        ContactSheet.samples(
            List.of(new Sample(Examples.filled(Color.GRAY, 9, 300), name, name, name + 2, 1))));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void nameThemselvesAndSayWhatTheyShow(Chart chart) {
    assertThat(chart.fileStem()).matches("[a-z]+(-[a-z]+)*");
    assertThat(chart.title()).isNotBlank();
    assertThat(chart.description()).endsWith(".");
  }

  @Test
  void confusionMatrixShadesCellsByShareOfTheirRow() {
    BufferedImage image = new ConfusionMatrixChart(MODEL.confusion()).draw(ChartTheme.LIGHT);
    ChartTheme theme = ChartTheme.LIGHT;

    assertThat(Examples.count(image, theme.tint(theme.model(), 1))).isGreaterThan(5000);
    assertThat(Examples.count(image, theme.tint(theme.model(), 0.15 + 0.85 * 0.9)))
        .isGreaterThan(5000);
    assertThat(Examples.count(image, theme.tint(theme.error(), 0.15 + 0.85 * 0.1)))
        .isGreaterThan(5000);
  }

  @Test
  void confusionMatrixIsToldInWords() {
    assertThat(new ConfusionMatrixChart(MODEL.confusion()).description())
        .isEqualTo(
            "Rows actual, columns predicted. Benign: 9 as Benign, 1 as Early; Early: 10 as Early.");
  }

  @Test
  void confusionMatrixOfManyClassesWithLongNamesStaysOnePicture() {
    List<String> classes = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      classes.add("a class with a rather long name " + i);
    }
    ConfusionMatrix matrix = new ConfusionMatrix(classes, new int[25][25]);

    BufferedImage image = new ConfusionMatrixChart(matrix).draw(ChartTheme.LIGHT);

    assertThat(image.getWidth()).isBetween(2 * 25 * 34, 2 * 1200);
    assertThat(new ConfusionMatrixChart(matrix).description()).contains("name 7: no images");
  }

  @Test
  void recallBarsAreToldInWordsWithTheBaseline() {
    assertThat(RecallBars.of(MODEL.confusion()).withBaseline(BASELINE.confusion()).description())
        .isEqualTo(
            "Of the images of each class, the share found. Benign 90.0 %, baseline 70.0 %; Early 100.0 %, baseline 80.0 %.");
  }

  @Test
  void recallBarsShowNoBarForAClassWithoutImages() {
    ConfusionMatrix matrix = new ConfusionMatrix(Examples.CLASSES, new int[][] {{0, 0}, {0, 5}});
    Color bar = ChartTheme.LIGHT.tint(ChartTheme.LIGHT.model(), 0.55);

    BufferedImage one = RecallBars.of(matrix).draw(ChartTheme.LIGHT);
    BufferedImage both =
        RecallBars.of(new ConfusionMatrix(Examples.CLASSES, new int[][] {{5, 0}, {0, 5}}))
            .draw(ChartTheme.LIGHT);

    assertThat(RecallBars.of(matrix).description()).contains("Benign no images");
    assertThat(2 * Examples.count(one, bar)).isEqualTo(Examples.count(both, bar));
  }

  @Test
  void recallBarsRefuseABaselineForOtherClasses() {
    ConfusionMatrix other = new ConfusionMatrix(List.of("x"), new int[1][1]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecallBars.of(MODEL.confusion()).withBaseline(other))
        .withMessage("expected a baseline for the classes [Benign, Early], found [x]");
  }

  @Test
  void reliabilityDiagramTellsTheCalibrationError() {
    // 80 % sure and 95 % right.
    assertThat(new ReliabilityDiagram(MODEL.calibration()).description())
        .isEqualTo("Accuracy by confidence in 15 bins; expected calibration error 15.0 %.");
  }

  @Test
  void learningCurvesShowTrainingValidationAndBaseline() {
    ChartTheme theme = ChartTheme.LIGHT;
    BufferedImage image = LearningCurves.of(EPOCHS).withBaseline(0.75).draw(theme);
    BufferedImage without = LearningCurves.of(EPOCHS).draw(theme);

    assertThat(Examples.count(image, theme.series(2))).isGreaterThan(200);
    assertThat(Examples.count(image, theme.model())).isGreaterThan(200);
    assertThat(Examples.count(image, theme.baseline())).isGreaterThan(200);
    assertThat(Examples.count(without, theme.baseline())).isZero();
  }

  @Test
  void learningCurvesShowTheLearningRateWhereItMoves() {
    List<EpochPoint> still = EPOCHS.stream().map(point -> point.withLearningRate(0.001)).toList();
    List<EpochPoint> moving =
        EPOCHS.stream().map(point -> point.withLearningRate(0.001 * point.epoch())).toList();
    int without = LearningCurves.of(EPOCHS).draw(ChartTheme.LIGHT).getHeight();

    assertThat(LearningCurves.of(still).draw(ChartTheme.LIGHT).getHeight()).isEqualTo(without);
    assertThat(LearningCurves.of(moving).draw(ChartTheme.LIGHT).getHeight()).isGreaterThan(without);
  }

  @Test
  void learningCurvesTellWhichEpochWasKept() {
    assertThat(LearningCurves.of(EPOCHS).description()).endsWith("Epoch 1 was kept.");
  }

  @Test
  void learningCurvesLeaveOutWhatWasNotMeasuredOrDiverged() {
    LearningCurves curves =
        LearningCurves.of(
            List.of(
                Examples.epoch(1, 1.25, 0.5, Double.NaN, Double.NaN),
                Examples.epoch(2, Double.POSITIVE_INFINITY, 0.25, Double.NaN, Double.NaN)));

    BufferedImage image = curves.draw(ChartTheme.LIGHT);

    assertThat(curves.description())
        .isEqualTo(
            "Loss and accuracy by epoch. After epoch 2: training loss infinite, accuracy 25.0 %; validation loss not measured, accuracy not measured. Epoch 1 was kept.");
    assertThat(Examples.count(image, ChartTheme.LIGHT.series(2))).isGreaterThan(50);
  }

  @Test
  void learningCurvesOfNothingMeasuredAreStillDrawn() {
    double nan = Double.NaN;

    BufferedImage image =
        LearningCurves.of(List.of(Examples.epoch(1, nan, nan, nan, nan))).draw(ChartTheme.LIGHT);

    assertThat(image.getWidth()).isPositive();
  }

  @Test
  void learningCurvesOfNoEpochAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearningCurves.of(List.of()))
        .withMessage("expected at least one epoch to chart, found none");
  }

  @Test
  void rocIsToldInWords() {
    // Benign: 9 of 10 rank above all 10 others, one among them: (9 · 10 + 1 · 5) / 100.
    assertThat(new RocChart(RocCurves.of(MODEL)).description())
        .isEqualTo(
            "Each class against the rest; area below the curve: Benign 0.9500; Early 0.9500; mean of classes 0.9500.");
  }

  @Test
  void rocOfAClassWithoutImagesIsUndefined() {
    Evaluation lone = Examples.evaluation(new int[][] {{3, 1}, {0, 0}});

    assertThat(new RocChart(RocCurves.of(lone)).description()).contains("Early undefined");
    assertThat(
            Examples.count(
                new RocChart(RocCurves.of(lone)).draw(ChartTheme.LIGHT), ChartTheme.LIGHT.text()))
        .isPositive();
  }

  @Test
  void anAreaReadsAsOneOnlyIfItIs() {
    assertThat(Labels.area(1)).isEqualTo("1.0000");
    assertThat(Labels.area(0.99998)).isEqualTo("> 0.9999");
    assertThat(Labels.area(0.9987)).isEqualTo("0.9987");
  }

  @Test
  void differencesCarryTheirSign() {
    assertThat(Labels.points(0.0123)).isEqualTo("+1.2");
    assertThat(Labels.points(-0.0123)).isEqualTo("−1.2");
    assertThat(Labels.points(-0.0001)).isEqualTo("0.0");
    assertThat(Labels.points(0.1)).isEqualTo("+10.0");
  }

  @Test
  void foldsAreToldInWordsWithTheirMean() {
    assertThat(new FoldChart(Examples.folds()).description())
        .isEqualTo(
            "Accuracy of each fold. stain 0 95.0 % (95 % interval 76.4 to 99.1 %), baseline 75.0 %; stain 1 100.0 % (95 % interval 72.2 to 100.0 %); mean 97.5 %.");
  }

  @Test
  void theBaselineStandsBesideEachFoldThatHasOne() {
    BufferedImage image = new FoldChart(Examples.folds()).draw(ChartTheme.LIGHT);

    assertThat(Examples.count(image, ChartTheme.LIGHT.baseline())).isGreaterThan(300);
  }

  @Test
  void foldCurvesShowEveryFoldAndTheWorstApart() {
    ChartTheme theme = ChartTheme.LIGHT;
    FoldCurves curves = new FoldCurves(Examples.folds(), Examples.foldEpochs());

    BufferedImage image = curves.draw(theme);

    assertThat(curves.description())
        .isEqualTo(
            "Loss and accuracy by epoch, each fold. stain 0 after epoch 2: training loss 0.700, validation loss 1.400; stain 1 after epoch 3: training loss 0.300, validation loss 0.500.");
    assertThat(Examples.count(image, theme.series(2))).as("training").isGreaterThan(200);
    assertThat(Examples.count(image, theme.model())).as("validation").isGreaterThan(200);
    assertThat(Examples.count(image, theme.error())).as("worst").isGreaterThan(200);
  }

  @Test
  void foldCurvesWithoutValidationShowTheTrainingAlone() {
    double nan = Double.NaN;
    List<EpochPoint> points =
        List.of(Examples.epoch(1, 1.25, 0.5, nan, nan), Examples.epoch(2, 1, 0.6, nan, nan));

    BufferedImage image =
        new FoldCurves(Examples.folds(), List.of(points, points)).draw(ChartTheme.LIGHT);

    assertThat(Examples.count(image, ChartTheme.LIGHT.series(2))).isGreaterThan(100);
    assertThat(Examples.count(image, ChartTheme.LIGHT.error())).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FoldCurves(Examples.folds(), List.of(points)))
        .withMessage("expected epochs of each of 2 folds, found those of 1");
  }

  @Test
  void aDatasetIsToldInWords() {
    assertThat(new DatasetChart(Examples.dataset()).description())
        .isEqualTo(
            "4 images. Benign: 2 training, 0 test; mean brightness 1.4 %; Early: 1 training, 1 test; mean brightness 50.0 %.");
  }

  @Test
  void aDatasetShowsItsPicturesAndParts() {
    BufferedImage image = new DatasetChart(Examples.dataset()).draw(ChartTheme.LIGHT);

    assertThat(Examples.count(image, Color.RED)).isGreaterThan(5000);
    assertThat(Examples.count(image, ChartTheme.LIGHT.series(0)))
        .isGreaterThan(Examples.count(image, ChartTheme.LIGHT.series(1)));
    assertThat(Examples.count(image, ChartTheme.LIGHT.series(1))).isGreaterThan(1000);
  }

  @Test
  void agreementIsToldInWords() {
    assertThat(new AgreementChart(COMPARISON, "flat", "pyramid").description())
        .isEqualTo("Both right: 15; flat alone: 4; pyramid alone: 0; neither: 1.");
  }

  @Test
  void recallDifferencesAreToldInWords() {
    assertThat(new RecallDifferenceChart(COMPARISON, "flat", "pyramid").description())
        .isEqualTo(
            "Recall of flat less that of pyramid, in percentage points. Benign +20.0; Early +20.0.");
  }

  @Test
  void samplesFrameMistakesAlone() {
    BufferedImage right =
        ContactSheet.samples(List.of(Examples.sample("Early", "Early"))).draw(ChartTheme.LIGHT);
    BufferedImage wrong =
        ContactSheet.samples(List.of(Examples.sample("Early", "Benign"))).draw(ChartTheme.LIGHT);

    assertThat(Examples.count(right, ChartTheme.LIGHT.error())).isZero();
    assertThat(Examples.count(wrong, ChartTheme.LIGHT.error())).isGreaterThan(1000);
  }

  @Test
  void mistakesComeSurestFirst() {
    BufferedImage image = Examples.filled(Color.GRAY, 20, 20);

    assertThat(
            ContactSheet.mistakes(
                    List.of(
                        new Sample(image, "unsure", "Early", "Benign", 0.5),
                        new Sample(image, "right", "Early", "Early", 0.95),
                        new Sample(image, "sure", "Early", "Benign", 0.9)))
                .description())
        .isEqualTo(
            "Mistakes. sure: Early → Benign, 90.0 % sure; unsure: Early → Benign, 50.0 % sure.");
  }

  @Test
  void contactSheetBreaksRowsAfterSix() {
    List<Sample> seven = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      seven.add(Examples.sample("Early", "Early"));
    }

    BufferedImage two = ContactSheet.samples(seven).draw(ChartTheme.LIGHT);
    BufferedImage one = ContactSheet.samples(seven.subList(0, 6)).draw(ChartTheme.LIGHT);

    assertThat(two.getWidth()).isEqualTo(one.getWidth());
    assertThat(two.getHeight()).isGreaterThan(one.getHeight());
  }

  @Test
  void contactSheetOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactSheet.samples(List.of()))
        .withMessage("expected at least one sample to show, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactSheet.mistakes(List.of(Examples.sample("Early", "Early"))))
        .withMessage("expected at least one sample to show, found none");
  }

  @Test
  void thumbnailsShrinkButNeverGrow() {
    BufferedImage large = Thumbnail.of(Examples.filled(Color.RED, 1000, 500));
    BufferedImage small = Thumbnail.of(Examples.filled(Color.RED, 10, 20));
    BufferedImage thin = Thumbnail.of(Examples.filled(Color.RED, 5000, 1));

    assertThat(large.getWidth()).isEqualTo(224);
    assertThat(large.getHeight()).isEqualTo(112);
    assertThat(large.getRGB(100, 50)).isEqualTo(Color.RED.getRGB());
    assertThat(small.getWidth()).isEqualTo(10);
    assertThat(thin.getHeight()).isEqualTo(1);
  }
}
