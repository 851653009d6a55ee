package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxRegressionTest {

  @Test
  void gradientAgreesWithFiniteDifferences() {
    Random random = new Random(7);
    double[][] samples = new double[6][4];
    int[] labels = {0, 1, 2, 0, 1, 1};
    for (double[] sample : samples) {
      fill(sample, random);
    }
    SoftmaxRegression regression = new SoftmaxRegression(samples, labels, 3, 0.7);
    double[] point = new double[regression.dimension()];
    fill(point, random);
    double[] gradient = new double[point.length];
    double[] ignored = new double[point.length];
    regression.evaluate(point, gradient);

    for (int k = 0; k < point.length; k++) {
      double step = 1e-6;
      double[] up = point.clone();
      up[k] += step;
      double[] down = point.clone();
      down[k] -= step;
      double slope =
          (regression.evaluate(up, ignored) - regression.evaluate(down, ignored)) / (2 * step);
      assertThat(gradient[k]).isCloseTo(slope, within(1e-8));
    }
  }

  @Test
  void valueAtTheOriginIsTheLogOfTheNumberOfClasses() {
    SoftmaxRegression regression =
        new SoftmaxRegression(new double[][] {{1}, {-2}}, new int[] {0, 1}, 3, 1);

    assertThat(regression.evaluate(new double[6], new double[6]))
        .isCloseTo(Math.log(3), within(1e-12));
  }

  @Test
  void softmaxSurvivesLargeScores() {
    double[] scores = {1000, 0, -1000};

    double loss = SoftmaxRegression.toProbabilities(scores, 1);

    assertThat(scores).containsExactly(1, 0, 0);
    assertThat(loss).isEqualTo(1000);
  }

  private static void fill(double[] values, Random random) {
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextGaussian();
    }
  }
}
