package io.github.gcn4j.backend.planes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.graph.Stencil;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiles must not show, whatever the grid's shape. */
final class StencilKernelTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1", "1, 2", "2, 1", "1, 900", "900, 1", "3, 600", "4, 264", "4, 265", "96, 96", "41, 97",
    "7, 98", "300, 3"
  })
  void everyNodeSumsOverItsNeighbours(int height, int width) {
    SplittableRandom random = new SplittableRandom(1);
    for (Connectivity connectivity : Connectivity.values()) {
      Adjacency adjacency = new Adjacency(Normalization.RANDOM_WALK, 0.5f);
      Stencil stencil = new Stencil(height, width, connectivity, adjacency);
      int features = 3;
      int stride = stencil.nodes() + 5;
      float[] x = new float[2 + features * stride];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) random.nextDouble(-1, 1);
      }
      for (Direction direction : Direction.values()) {
        float[] y = new float[x.length];
        Scratch scratch = new Scratch();
        for (float[] array : Arrays.copyOf(scratch.arrays(12), 12)) {
          Arrays.fill(array, Float.NaN);
        }
        new HeapStore(() -> "plain")
            .stencil(stencil)
            .propagate(x, y, 2, features, stride, scratch, direction);
        for (int feature = 0; feature < features; feature++) {
          for (int node = 0; node < stencil.nodes(); node++) {
            int plane = 2 + feature * stride;
            assertThat((double) y[plane + node])
                .as("%s %s feature %d node %d", connectivity, direction, feature, node)
                .isCloseTo(expected(stencil, x, plane, node, direction), within(1e-6));
          }
          if (feature + 1 < features) {
            int gap = 2 + feature * stride + stencil.nodes();
            assertThat(Arrays.copyOfRange(y, gap, gap + 5)).containsOnly(0f);
          }
        }
      }
    }
  }

  private static double expected(Stencil s, float[] x, int plane, int node, Direction direction) {
    boolean forward = direction == Direction.FORWARD;
    int row = node / s.width();
    int column = node % s.width();
    double sum = 0;
    for (int r = Math.max(0, row - 1); r <= Math.min(s.height() - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(s.width() - 1, column + 1); c++) {
        int reach = Math.abs(r - row) + Math.abs(c - column);
        double weight = reach == 0 ? s.selfWeight() : 1;
        if (reach < 2 || s.connectivity() == Connectivity.EIGHT) {
          double scale = forward ? s.sourceScale(r, c) : s.targetScale(r, c);
          sum += weight * scale * x[plane + r * s.width() + c];
        }
      }
    }
    return sum * (forward ? s.targetScale(row, column) : s.sourceScale(row, column));
  }
}
