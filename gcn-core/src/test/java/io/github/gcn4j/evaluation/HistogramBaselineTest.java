package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.data.LabelledImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramBaselineTest {

  private static final List<String> TWO = List.of("dark", "light");
  private static final List<String> FOUR = List.of("a", "b", "c", "d");

  @Test
  void solvesTheSmallestProblemAsOnPaper() {
    // Standardised to ±1, weights (v, −v): ln(1 + e^−2v) + v²/n is least where v·(1 + e^2v) = n.
    List<LabelledImage> images = List.of(image("1", 0, 3), image("2", 1, 1));

    HistogramBaseline baseline = HistogramBaseline.fit(images, TWO);

    assertThat(baseline.mean()[0]).isEqualTo(2);
    assertThat(baseline.scale()[0]).isEqualTo(1);
    double v = baseline.weight()[0];
    assertThat(v * (1 + Math.exp(2 * v))).isCloseTo(2, within(1e-4));
    assertThat(baseline.weight()[96]).isCloseTo((float) -v, within(1e-6f));
    assertThat(baseline.predict(histogram(3))[0])
        .isCloseTo(1 / (1 + Math.exp(-2 * v)), within(1e-6));
  }

  @Test
  void learnsOnlyHowFrequentClassesAreFromImagesThatAllLookAlike() {
    List<LabelledImage> images =
        List.of(image("1", 0, 5, 0), image("2", 1, 5, 0), image("3", 1, 5, 0), image("4", 1, 5, 0));

    HistogramBaseline baseline = HistogramBaseline.fit(images, TWO);

    assertThat(baseline.scale()).containsOnly(1);
    assertThat(baseline.weight()).containsOnly(0);
    assertThat(baseline.predict(histogram(9, 9))[1]).isCloseTo(0.75, within(1e-4));
  }

  @Test
  void tellsClassesApartByColour() {
    Evaluation evaluation = HistogramBaseline.fit(smears(400, 1), FOUR).evaluate(smears(200, 2));

    assertThat(evaluation.images()).isEqualTo(200);
    assertThat(evaluation.accuracy()).isGreaterThan(0.95);
    assertThat(evaluation.classes()).isEqualTo(FOUR);
    assertThat(evaluation.predictions().get(0).name()).isEqualTo("image 0");
  }

  @Test
  void givesTheSameBitsOnEveryMachine() {
    HistogramBaseline baseline = HistogramBaseline.fit(smears(100, 3), FOUR);

    assertThat(Arrays.hashCode(baseline.weight())).isEqualTo(-312087905);
    assertThat(Arrays.hashCode(baseline.bias())).isEqualTo(475608923);
  }

  @Test
  void isTheSameWhenRebuiltFromItsParameters() {
    HistogramBaseline fitted = HistogramBaseline.fit(smears(100, 3), FOUR);
    HistogramBaseline rebuilt =
        new HistogramBaseline(
            fitted.classes(), fitted.weight(), fitted.bias(), fitted.mean(), fitted.scale());

    float[] histogram = smears(1, 4).get(0).histogram();
    assertThat(rebuilt.predict(histogram)).containsExactly(fitted.predict(histogram));
  }

  @Test
  void aClassWithoutImagesIsHardlyEverPredicted() {
    List<LabelledImage> images = List.of(image("1", 0, 3), image("2", 1, 1));

    double[] probabilities =
        HistogramBaseline.fit(images, List.of("dark", "light", "absent")).predict(histogram(3));

    assertThat(probabilities[2]).isLessThan(1e-3);
    assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void oneImageIsEnough() {
    HistogramBaseline baseline = HistogramBaseline.fit(List.of(image("1", 1, 3)), TWO);

    assertThat(baseline.predict(histogram(3))[1]).isGreaterThan(0.999);
  }

  @Test
  void isNotChangedThroughArraysTaken() {
    HistogramBaseline baseline = HistogramBaseline.fit(List.of(image("1", 1, 3)), TWO);

    baseline.bias()[0] = 99;

    assertThat(baseline.bias()[0]).isNotEqualTo(99);
  }

  @Test
  void refusesToFitWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistogramBaseline.fit(List.of(), TWO))
        .withMessage("expected at least one image to fit the histogram baseline to, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistogramBaseline.fit(List.of(image("x", 2, 1)), TWO))
        .withMessage("x: expected a label below 2, the number of classes, found 2");
  }

  @Test
  void refusesAHistogramOfAnotherLength() {
    HistogramBaseline baseline = HistogramBaseline.fit(List.of(image("1", 1, 3)), TWO);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> baseline.predict(new float[2]))
        .withMessage("expected a histogram of 96 values, found 2");
  }

  @Test
  void refusesParametersThatCannotBe() {
    float[] two = {1, 1};
    float[] weight = new float[2 * 96];
    float[] mean = new float[96];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HistogramBaseline(List.of(), weight, two, mean, mean))
        .withMessage("histogram baseline: expected at least one class, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HistogramBaseline(TWO, two, two, mean, mean))
        .withMessage("histogram baseline weight: expected 192 values, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new HistogramBaseline(TWO, weight, new float[] {0, Float.NaN}, mean, mean))
        .withMessage("histogram baseline bias: expected finite values, found NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HistogramBaseline(TWO, weight, two, mean, mean))
        .withMessage("histogram baseline scale: expected values above 0, found 0.0");
  }

  private static LabelledImage image(String name, int label, float... histogram) {
    return new LabelledImage(name, label, new byte[1], histogram(histogram), 0);
  }

  /** A histogram that starts so and goes on with zeros. */
  private static float[] histogram(float... start) {
    return Arrays.copyOf(start, LabelledImage.HISTOGRAM_LENGTH);
  }

  /** Images of four classes in turn, each class with its peak elsewhere in every channel. */
  private static List<LabelledImage> smears(int count, long seed) {
    Random random = new Random(seed);
    List<LabelledImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int label = i % 4;
      float[] histogram = new float[96];
      for (int channel = 0; channel < 3; channel++) {
        for (int pixel = 0; pixel < 100; pixel++) {
          double level = 6 + 4 * label + 2 * channel + 3 * random.nextGaussian();
          int bin = (int) Math.max(0, Math.min(31, level));
          histogram[32 * channel + bin] += 0.01f;
        }
      }
      images.add(image("image " + i, label, histogram));
    }
    return images;
  }
}
