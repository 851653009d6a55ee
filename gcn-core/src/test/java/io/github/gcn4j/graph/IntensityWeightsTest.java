package io.github.gcn4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntensityWeightsTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 6", "5, 1", "2, 2", "4, 7"})
  void everyPixelHearsItsNeighboursAndNobodyElse(int height, int width) {
    SplittableRandom random = new SplittableRandom(3);
    float[] colours = new float[height * width * 3];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (float) random.nextDouble();
    }
    for (Connectivity connectivity : Connectivity.values()) {
      Grid grid = new Grid(height, width, connectivity);
      float[] matrix = matrix(new IntensityWeights(0.3).of(grid, colours, 3));
      for (int a = 0; a < grid.nodes(); a++) {
        for (int b = 0; b < grid.nodes(); b++) {
          float expected = neighbours(grid, a, b) ? expected(colours, a, b) : 0;
          assertThat(matrix[a * grid.nodes() + b]).isCloseTo(expected, within(1e-7f));
        }
      }
    }
  }

  @Test
  void anImageOfOneColourIsThePlainGrid() {
    Grid grid = new Grid(3, 4, Connectivity.EIGHT);
    EdgeGraph graph = new IntensityWeights(1e-200).of(grid, new float[12], 1);
    assertThat(graph.edges()).isEqualTo(58);
    assertThat(IntStream.range(0, 58).mapToObj(graph::weight)).allMatch(w -> w == 1);
  }

  @Test
  void aBorderBetweenDarkAndBrightHardlyConducts() {
    float[] gray = {0, 0, 1, 1};
    EdgeGraph graph = new IntensityWeights(0.1).of(Grid.of(1, 4), gray, 1);
    float[] matrix = matrix(graph);
    assertThat(matrix[1]).isEqualTo(1);
    assertThat(matrix[1 * 4 + 2]).isEqualTo(matrix[2 * 4 + 1]).isLessThan(1e-20f);
  }

  @Test
  void anyGraphCanBeWeightedAnew() {
    EdgeGraph graph =
        EdgeGraph.of(3, new int[] {0, 2, 1}, new int[] {1, 1, 1}, new float[] {5, 6, 7});
    EdgeGraph weighted = new IntensityWeights(1).of(graph, new float[] {0, 1, 3}, 1);
    assertThat(weighted.edges()).isEqualTo(3);
    assertThat(weighted.weight(0)).isCloseTo((float) Math.exp(-0.5), within(1e-7f));
    assertThat(weighted.weight(1)).isCloseTo((float) Math.exp(-2), within(1e-7f));
    assertThat(weighted.weight(2)).isEqualTo(1);
    assertThat(weighted.source(1)).isEqualTo(2);
    assertThat(weighted.target(1)).isEqualTo(1);
    assertThat(graph.weight(1)).as("the graph it was made from").isEqualTo(6);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    IntensityWeights weights = new IntensityWeights(1);
    Grid grid = Grid.of(2, 2);
    EdgeGraph edge = EdgeGraph.of(2, new int[1], new int[1]);
    refuses(() -> new IntensityWeights(0), "found 0.0");
    refuses(() -> new IntensityWeights(Double.POSITIVE_INFINITY), "found Infinity");
    refuses(() -> weights.of(grid, new float[5], 1), "each of 4 nodes, found 5");
    refuses(() -> weights.of(grid, new float[0], 0), "0 feature(s)");
    refuses(() -> weights.of(grid, new float[] {0, 0, 0, Float.NaN}, 1), "NaN at node 3");
    refuses(() -> weights.of(edge, new float[1], 1), "each of 2 nodes, found 1");
    refuses(() -> edge.withWeights(new float[2]), "each of 1 edges, found 2");
    refuses(() -> edge.withWeights(new float[] {Float.NaN}), "NaN at edge 0");
  }

  private static boolean neighbours(Grid grid, int a, int b) {
    int down = Math.abs(a / grid.width() - b / grid.width());
    int across = Math.abs(a % grid.width() - b % grid.width());
    return grid.connectivity() == Connectivity.FOUR
        ? down + across == 1
        : Math.max(down, across) == 1;
  }

  private static float expected(float[] colours, int a, int b) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += Math.pow((double) colours[3 * a + c] - colours[3 * b + c], 2);
    }
    return (float) Math.exp(-sum / (2 * 0.3 * 0.3));
  }

  /** {@code [nodes, nodes]}; two edges between the same nodes would add up. */
  private static float[] matrix(EdgeGraph graph) {
    float[] matrix = new float[graph.nodes() * graph.nodes()];
    for (int edge = 0; edge < graph.edges(); edge++) {
      matrix[graph.target(edge) * graph.nodes() + graph.source(edge)] += graph.weight(edge);
    }
    return matrix;
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
