package io.github.gcn4j.backend.planes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiles and chunks must not show, whatever the number of nodes. */
final class PlaneProductsTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "3, 2, 3, 5",
    "7, 5, 4, 4",
    "1, 767, 1, 3",
    "1, 769, 5, 2",
    "2, 1152, 7, 2",
    "16, 144, 8, 3",
    "3, 701, 2, 3",
    "1, 2305, 6, 3",
    "1, 4609, 3, 4",
    "1, 9216, 9, 2"
  })
  void productsAreThoseOfTheWholePlanes(int images, int nodes, int in, int out) {
    SplittableRandom random = new SplittableRandom(2);
    float[] w = values(out * in, random);
    float[][] x = new float[images][];
    float[][] dy = new float[images][];
    Arrays.setAll(x, i -> values(in * nodes, random));
    Arrays.setAll(dy, i -> values(out * nodes, random));
    float[][] y = new float[images][out * nodes];
    double[] sums = new double[out * in];
    Arrays.fill(sums, 1);
    Scratch scratch = new Scratch();
    for (float[] array : Arrays.copyOf(scratch.arrays(100), 100)) {
      Arrays.fill(array, Float.NaN);
    }
    ImageGroup group = new ImageGroup(x, nodes);
    PlaneProducts.multiply(w, out, in, group, new ImageGroup(y, nodes), scratch);
    PlaneProducts.contract(group, in, new ImageGroup(dy, nodes), out, sums, scratch);
    for (int o = 0; o < out; o++) {
      for (int image = 0; image < images; image++) {
        for (int n = 0; n < nodes; n++) {
          double expected = 0;
          for (int i = 0; i < in; i++) {
            expected += (double) w[o * in + i] * x[image][i * nodes + n];
          }
          assertThat((double) y[image][o * nodes + n]).isCloseTo(expected, within(1e-5));
        }
      }
      for (int i = 0; i < in; i++) {
        double expected = 1;
        for (int image = 0; image < images; image++) {
          for (int n = 0; n < nodes; n++) {
            expected += (double) dy[image][o * nodes + n] * x[image][i * nodes + n];
          }
        }
        assertThat(sums[o * in + i]).isCloseTo(expected, within(1e-4));
      }
    }
  }

  private static float[] values(int length, SplittableRandom random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
