package io.github.gcn4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNeighboursTest {

  @ParameterizedTest
  @CsvSource({
    "1, 2, 3",
    "2, 1, 1",
    "9, 2, 8",
    "9, 2, 100",
    "50, 1, 4",
    "300, 2, 8",
    "300, 3, 1",
    "300, 5, 20",
    "1000, 2, 5",
    "257, 4, 300"
  })
  void findsWhatComparingAllPairsFinds(int count, int dimensions, int k) {
    SplittableRandom random = new SplittableRandom(count + dimensions + k);
    float[] scattered = new float[count * dimensions];
    float[] onALattice = new float[count * dimensions];
    for (int i = 0; i < scattered.length; i++) {
      scattered[i] = (float) random.nextDouble(-5, 5);
      // Few places: many points share one, and many are equally far.
      onALattice[i] = random.nextInt(4);
    }
    for (float[] points : List.of(scattered, onALattice)) {
      EdgeGraph graph = NearestNeighbours.of(points, dimensions, k).graph();
      assertThat(rows(graph)).isEqualTo(byAllPairs(points, dimensions, k));
    }
  }

  @Test
  void pointsAtOnePlaceHaveTheLowestIndicesAsNeighbours() {
    int count = 20_000;
    EdgeGraph graph = NearestNeighbours.of(new float[2 * count], 2, 3).graph();
    List<List<Integer>> rows = rows(graph);
    assertThat(rows.get(0)).containsExactly(1, 2, 3);
    assertThat(rows.get(2)).containsExactly(0, 1, 3);
    assertThat(rows.subList(3, count)).allMatch(List.of(0, 1, 2)::equals);
  }

  @Test
  void edgesRunFromTheNeighbourToThePoint() {
    EdgeGraph graph = NearestNeighbours.of(new float[] {0, 1, 3}, 1, 1).graph();
    Csr csr = (Csr) graph.operator(Adjacency.PLAIN);
    assertThat(csr.rowPointers()).containsExactly(0, 1, 2, 3);
    assertThat(csr.columns()).containsExactly(1, 0, 1);
    assertThat(csr.values()).containsExactly(1, 1, 1);
  }

  @Test
  void whereThereAreTooFewPointsAllTheOthersAreNeighbours() {
    assertThat(rows(NearestNeighbours.of(new float[] {0, 1, 3}, 1, 9).graph()))
        .containsExactly(List.of(1, 2), List.of(0, 2), List.of(1, 0));
    assertThat(NearestNeighbours.of(new float[] {7}, 1, 9).graph().edges()).isZero();
    assertThat(NearestNeighbours.of(new float[0], 2, 1).nodes()).isZero();
  }

  @Test
  void symmetryAddsTheMissingDirectionsAndNothingElse() {
    SplittableRandom random = new SplittableRandom(4);
    float[] points = new float[2 * 400];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble();
    }
    NearestNeighbours directed = NearestNeighbours.of(points, 2, 6);
    Set<List<Integer>> expected = new HashSet<>();
    for (List<Integer> edge : edges(directed.graph())) {
      expected.add(edge);
      expected.add(List.of(edge.get(1), edge.get(0)));
    }
    EdgeGraph symmetric = directed.symmetric().graph();
    assertThat(edges(symmetric))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(expected)
        .hasSizeGreaterThan(6 * 400);
    EdgeGraph weighted = directed.symmetric().gaussianGraph(0.05);
    for (int edge = 0; edge < weighted.edges(); edge++) {
      assertThat(weighted.weight(edge))
          .isEqualTo(gaussian(points, weighted.source(edge), weighted.target(edge), 0.05));
    }
  }

  @Test
  void gaussianWeightsFallToOneOverEAtSigma() {
    EdgeGraph graph = NearestNeighbours.of(new float[] {0, 0, 3, 4}, 2, 1).gaussianGraph(5);
    assertThat(graph.weight(0)).isCloseTo((float) Math.exp(-1), within(1e-7f));
    EdgeGraph same = NearestNeighbours.of(new float[] {2, 2}, 1, 1).gaussianGraph(Double.MIN_VALUE);
    assertThat(same.weight(0)).isEqualTo(1);
    EdgeGraph far = NearestNeighbours.of(new float[] {-3e38f, 3e38f}, 1, 1).gaussianGraph(1);
    assertThat(far.weight(0)).isZero();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refuses(() -> NearestNeighbours.of(new float[4], 0, 1), "0 dimension(s)");
    refuses(() -> NearestNeighbours.of(new float[4], 2, 0), "k = 0");
    refuses(() -> NearestNeighbours.of(new float[5], 2, 1), "multiple of 2 coordinates, found 5");
    refuses(() -> NearestNeighbours.of(new float[] {0, 0, Float.NaN}, 1, 1), "NaN in point 2");
    refuses(() -> NearestNeighbours.of(new float[50_000], 1, 50_000), "50000 points with 49999");
    refuses(() -> NearestNeighbours.of(new float[2], 1, 1).gaussianGraph(0), "found 0.0");
  }

  private static float gaussian(float[] points, int a, int b, double sigma) {
    double across = (double) points[2 * a] - points[2 * b];
    double down = (double) points[2 * a + 1] - points[2 * b + 1];
    return (float) StrictMath.exp(-(float) (across * across + down * down) / sigma / sigma);
  }

  private static List<List<Integer>> byAllPairs(float[] points, int dimensions, int k) {
    int count = points.length / dimensions;
    List<List<Integer>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int self = i;
      Comparator<Integer> nearer =
          Comparator.comparingDouble(j -> squaredDistance(points, dimensions, self, j));
      rows.add(
          IntStream.range(0, count)
              .filter(j -> j != self)
              .boxed()
              .sorted(nearer.thenComparing(Comparator.naturalOrder()))
              .limit(k)
              .toList());
    }
    return rows;
  }

  private static double squaredDistance(float[] points, int dimensions, int a, int b) {
    double sum = 0;
    for (int d = 0; d < dimensions; d++) {
      double difference = (double) points[a * dimensions + d] - points[b * dimensions + d];
      sum += difference * difference;
    }
    return sum;
  }

  private static List<List<Integer>> rows(EdgeGraph graph) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int node = 0; node < graph.nodes(); node++) {
      rows.add(new ArrayList<>());
    }
    for (int edge = 0; edge < graph.edges(); edge++) {
      rows.get(graph.target(edge)).add(graph.source(edge));
    }
    return rows;
  }

  private static List<List<Integer>> edges(EdgeGraph graph) {
    return IntStream.range(0, graph.edges())
        .mapToObj(edge -> List.of(graph.source(edge), graph.target(edge)))
        .toList();
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
