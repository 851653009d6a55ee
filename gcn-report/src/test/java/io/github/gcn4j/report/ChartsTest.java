package io.github.gcn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.evaluation.ConfusionMatrix;
import io.github.gcn4j.evaluation.Evaluation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartsTest {

  private static final Evaluation MODEL = Examples.evaluation(new int[][] {{9, 1}, {0, 10}});
  private static final Evaluation BASELINE = Examples.evaluation(new int[][] {{7, 3}, {2, 8}});
  private static final List<EpochPoint> EPOCHS =
      List.of(new EpochPoint(1, 1.2, 0.5, 1.3, 0.45), new EpochPoint(2, 0.8, 0.7, 0.9, 0.65));

  static Stream<Chart> charts() {
    return Stream.of(
        new ConfusionMatrixChart(MODEL.confusion()),
        new ReliabilityDiagram(MODEL.calibration()),
        RecallBars.of(MODEL.confusion()).withBaseline(BASELINE.confusion()),
        LearningCurves.of(EPOCHS).withBaseline(0.75),
        new ContactSheet(
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

    assertThat(Examples.count(image, theme.tint(theme.primary(), 1))).isGreaterThan(5000);
    assertThat(Examples.count(image, theme.tint(theme.primary(), 0.15 + 0.85 * 0.9)))
        .isGreaterThan(5000);
    assertThat(Examples.count(image, theme.tint(theme.secondary(), 0.15 + 0.85 * 0.1)))
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
    Color bar = ChartTheme.LIGHT.tint(ChartTheme.LIGHT.primary(), 0.55);

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
    BufferedImage image = LearningCurves.of(EPOCHS).withBaseline(0.75).draw(ChartTheme.LIGHT);
    BufferedImage without = LearningCurves.of(EPOCHS).draw(ChartTheme.LIGHT);

    assertThat(Examples.count(image, ChartTheme.LIGHT.secondary())).isGreaterThan(200);
    assertThat(Examples.count(image, ChartTheme.LIGHT.primary())).isGreaterThan(200);
    assertThat(Examples.count(image, ChartTheme.LIGHT.muted()))
        .isGreaterThan(Examples.count(without, ChartTheme.LIGHT.muted()) + 200);
  }

  @Test
  void learningCurvesLeaveOutWhatWasNotMeasuredOrDiverged() {
    LearningCurves curves =
        LearningCurves.of(
            List.of(
                new EpochPoint(1, 1.25, 0.5, Double.NaN, Double.NaN),
                new EpochPoint(2, Double.POSITIVE_INFINITY, 0.25, Double.NaN, Double.NaN)));

    BufferedImage image = curves.draw(ChartTheme.LIGHT);

    assertThat(curves.description())
        .isEqualTo(
            "Loss and accuracy by epoch. After epoch 2: training loss infinite, accuracy 25.0 %; validation loss not measured, accuracy not measured.");
    assertThat(Examples.count(image, ChartTheme.LIGHT.secondary())).isGreaterThan(50);
  }

  @Test
  void learningCurvesOfNothingMeasuredAreStillDrawn() {
    double nan = Double.NaN;

    BufferedImage image =
        LearningCurves.of(List.of(new EpochPoint(1, nan, nan, nan, nan))).draw(ChartTheme.LIGHT);

    assertThat(image.getWidth()).isPositive();
  }

  @Test
  void learningCurvesOfNoEpochAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearningCurves.of(List.of()))
        .withMessage("expected at least one epoch to chart, found none");
  }

  @Test
  void contactSheetFramesMistakesAlone() {
    BufferedImage right =
        new ContactSheet(List.of(Examples.sample("Early", "Early"))).draw(ChartTheme.LIGHT);
    BufferedImage wrong =
        new ContactSheet(List.of(Examples.sample("Early", "Benign"))).draw(ChartTheme.LIGHT);

    assertThat(Examples.count(right, ChartTheme.LIGHT.secondary())).isZero();
    assertThat(Examples.count(wrong, ChartTheme.LIGHT.secondary())).isGreaterThan(1000);
  }

  @Test
  void contactSheetBreaksRowsAfterSix() {
    List<Sample> seven = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      seven.add(Examples.sample("Early", "Early"));
    }

    BufferedImage two = new ContactSheet(seven).draw(ChartTheme.LIGHT);
    BufferedImage one = new ContactSheet(seven.subList(0, 6)).draw(ChartTheme.LIGHT);

    assertThat(two.getWidth()).isEqualTo(one.getWidth());
    assertThat(two.getHeight()).isGreaterThan(one.getHeight());
  }

  @Test
  void contactSheetOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContactSheet(List.of()))
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
