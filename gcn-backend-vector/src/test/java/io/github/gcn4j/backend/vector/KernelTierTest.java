package io.github.gcn4j.backend.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.planes.ImageGroup;
import io.github.gcn4j.backend.planes.PlaneKernels;
import io.github.gcn4j.backend.planes.Scratch;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.graph.Stencil;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels this process runs, on shapes that fill no vector and no tile. */
final class KernelTierTest {
  private final PlaneKernels kernels = KernelChoice.make().tier().orElseThrow().kernels();
  private final Scratch scratch = poisoned();

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "3, 2, 3, 5",
    "1, 15, 4, 4",
    "1, 17, 5, 3",
    "1, 63, 3, 1",
    "7, 65, 9, 7",
    "1, 191, 3, 6",
    "1, 193, 5, 2",
    "5, 511, 6, 7",
    "1, 513, 6, 5",
    "16, 144, 8, 3",
    "1, 9217, 7, 4",
    "2, 12300, 4, 4"
  })
  void productsAreThoseOfTheWholePlanes(int images, int nodes, int in, int out) {
    SplittableRandom random = new SplittableRandom(5);
    float[] w = values(out * in, random);
    float[][] x = new float[images][];
    float[][] dy = new float[images][];
    Arrays.setAll(x, i -> values(in * nodes, random));
    Arrays.setAll(dy, i -> values(out * nodes, random));
    float[][] y = new float[images][out * nodes];
    double[] sums = new double[out * in];
    Arrays.fill(sums, 1);
    kernels.multiply(w, out, in, new ImageGroup(x, nodes), new ImageGroup(y, nodes), scratch);
    kernels.contract(new ImageGroup(x, nodes), in, new ImageGroup(dy, nodes), out, sums, scratch);
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
        assertThat(sums[o * in + i]).isCloseTo(expected, within(1e-3));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 7", "1, 33", "2, 31", "5, 64", "4, 97", "7, 128", "2, 1024", "3, 2051"})
  void stencilsAddUpNeighbours(int height, int width) {
    SplittableRandom random = new SplittableRandom(width);
    for (Connectivity connectivity : Connectivity.values()) {
      Adjacency adjacency = new Adjacency(Normalization.RANDOM_WALK, 0.5f);
      Stencil stencil = new Stencil(height, width, connectivity, adjacency);
      int stride = stencil.nodes() + 5;
      float[] x = values(2 + 3 * stride, random);
      float[] y = new float[x.length];
      float[] expected = new float[x.length];
      for (Direction direction : Direction.values()) {
        kernels.stencil(stencil).propagate(x, y, 2, 3, stride, scratch, direction);
        PlaneKernels plain = () -> "plain";
        plain.stencil(stencil).propagate(x, expected, 2, 3, stride, scratch, direction);
        for (int i = 0; i < y.length; i++) {
          assertThat(y[i])
              .as("%s %s %d", connectivity, direction, i)
              .isCloseTo(expected[i], within(1e-5f));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 33, 64, 65, 4095, 4096, 4161, 20_000})
  void sumsAndProductsSkipNothing(int length) {
    SplittableRandom random = new SplittableRandom(length);
    float[] x = values(length + 7, random);
    float[] y = values(length + 7, random);
    double sum = 0;
    double dot = 0;
    for (int j = 0; j < length; j++) {
      sum += x[3 + j];
      dot += (double) x[3 + j] * y[5 + j];
    }
    assertThat(kernels.sum(x, 3, 3 + length, scratch)).isCloseTo(sum, within(1e-3));
    assertThat(kernels.dot(x, 3, y, 5, length, scratch)).isCloseTo(dot, within(1e-3));
  }

  @Test
  void notANumberIsNotLostInASum() {
    float[] x = new float[100];
    x[98] = Float.NaN;
    assertThat(kernels.sum(x, 0, 100, scratch)).isNaN();
    assertThat(kernels.dot(x, 0, x, 0, 100, scratch)).isNaN();
  }

  private static Scratch poisoned() {
    Scratch scratch = new Scratch();
    for (float[] array : Arrays.copyOf(scratch.arrays(100), 100)) {
      Arrays.fill(array, Float.NaN);
    }
    for (int block = 0; block < 4; block++) {
      Arrays.fill(scratch.block(block, 1 << 16), Float.NaN);
    }
    return scratch;
  }

  private static float[] values(int length, SplittableRandom random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
