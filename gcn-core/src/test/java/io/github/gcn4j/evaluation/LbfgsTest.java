package io.github.gcn4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

  @Test
  void findsTheBottomOfANarrowValley() {
    // f = ½ Σ 10^k (x_k − k)²: condition number 10⁷.
    Lbfgs.Objective valley =
        (point, gradient) -> {
          double value = 0;
          for (int k = 0; k < point.length; k++) {
            double stiffness = Math.pow(10, k);
            gradient[k] = stiffness * (point[k] - k);
            value += 0.5 * stiffness * (point[k] - k) * (point[k] - k);
          }
          return value;
        };

    double[] bottom = new Lbfgs(1e-9, 500).minimise(valley, new double[8]);

    for (int k = 0; k < bottom.length; k++) {
      assertThat(bottom[k]).isCloseTo(k, within(1e-8));
    }
  }

  @Test
  void stopsAfterTheIterationsAllowed() {
    Lbfgs.Objective slope =
        (point, gradient) -> {
          gradient[0] = -1;
          return -point[0];
        };

    // Flat curvature: no correction is ever kept, so every step has length 1.
    assertThat(new Lbfgs(1e-9, 3).minimise(slope, new double[1])).containsExactly(3);
  }

  @Test
  void staysWhereTheGradientIsAlreadySmall() {
    double[] start = {0.5};
    Lbfgs.Objective flat =
        (point, gradient) -> {
          gradient[0] = 1e-12;
          return 0;
        };

    assertThat(new Lbfgs(1e-9, 3).minimise(flat, start)).containsExactly(0.5);
  }

  @Test
  void givesUpWhereNoStepGoesDown() {
    Lbfgs.Objective wrongGradient =
        (point, gradient) -> {
          gradient[0] = -1;
          return point[0];
        };

    assertThat(new Lbfgs(1e-9, 3).minimise(wrongGradient, new double[] {2})).containsExactly(2);
  }
}
