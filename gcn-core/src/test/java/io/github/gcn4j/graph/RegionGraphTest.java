package io.github.gcn4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Adjacency and features of regions, and superpixels, which put them together. */
final class RegionGraphTest {
  private static final RegionMap MAP =
      new RegionMap(3, 4, 3, new int[] {0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 1});

  @Test
  void regionsThatTouchAreJoinedInBothDirections() {
    assertThat(edges(RegionAdjacency.of(MAP).graph()))
        .isEqualTo(
            Map.of(
                List.of(0, 1), 1f,
                List.of(1, 0), 1f,
                List.of(0, 2), 1f,
                List.of(2, 0), 1f,
                List.of(1, 2), 1f,
                List.of(2, 1), 1f));
  }

  @Test
  void bordersAreAsLongAsTheSidesOfPixelsAlongThem() {
    Map<List<Integer>, Float> edges = edges(RegionAdjacency.of(MAP).boundaryGraph());
    assertThat(edges.get(List.of(0, 1))).isEqualTo(2);
    assertThat(edges.get(List.of(2, 0))).isEqualTo(2);
    assertThat(edges.get(List.of(1, 2))).isEqualTo(2);
  }

  @Test
  void cornersDoNotTouch() {
    RegionMap checkers = new RegionMap(2, 2, 4, new int[] {0, 1, 2, 3});
    assertThat(edges(RegionAdjacency.of(checkers).graph()))
        .hasSize(8)
        .doesNotContainKey(List.of(0, 3));
    RegionMap whole = new RegionMap(2, 2, 1, new int[4]);
    assertThat(RegionAdjacency.of(whole).graph().edges()).isZero();
  }

  @Test
  void everyBorderOfATangledMapIsCountedOnce() {
    int[] labels = new int[30 * 20];
    SplittableRandom random = new SplittableRandom(8);
    for (int pixel = 0; pixel < labels.length; pixel++) {
      labels[pixel] = pixel < 12 ? pixel : random.nextInt(12);
    }
    RegionMap map = new RegionMap(30, 20, 12, labels);
    Map<List<Integer>, Float> expected = new HashMap<>();
    for (int row = 0; row < 30; row++) {
      for (int column = 0; column < 20; column++) {
        if (column < 19) {
          count(expected, map.label(row, column), map.label(row, column + 1));
        }
        if (row < 29) {
          count(expected, map.label(row, column), map.label(row + 1, column));
        }
      }
    }
    assertThat(edges(RegionAdjacency.of(map).boundaryGraph())).isEqualTo(expected);
  }

  @Test
  void featuresAreMeanColourCentreAndSize() {
    byte[] rgb = new byte[3 * 12];
    for (int pixel = 0; pixel < 12; pixel++) {
      rgb[3 * pixel] = (byte) 255;
      rgb[3 * pixel + 1] = (byte) (pixel * 20);
    }
    RegionFeatures features = RegionFeatures.ofImage(MAP, rgb, 3);
    assertThat(features.perRegion()).isEqualTo(6);
    assertThat(features.values())
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(
            1,
            50 / 255f,
            0,
            1 / 3f,
            1 / 4f,
            4 / 12f,
            1,
            (2 + 3 + 6 + 7 + 11) * 4 / 255f,
            0,
            (0.5f + 0.5f + 1.5f + 1.5f + 2.5f) / 15,
            (2.5f + 3.5f + 2.5f + 3.5f + 3.5f) / 20,
            5 / 12f,
            1,
            180 / 255f,
            0,
            2.5f / 3,
            1.5f / 4,
            3 / 12f);
  }

  @Test
  void featuresOfOtherThingsKeepTheirScale() {
    float[] heat = {1, 1, 9, 9, 1, 1, 9, 9, -6, -6, -6, 9};
    RegionFeatures features = RegionFeatures.ofFeatures(MAP, heat, 1);
    assertThat(features.values()[0]).isEqualTo(1);
    assertThat(features.values()[4]).isEqualTo(9);
    assertThat(features.values()[8]).isEqualTo(-6);
  }

  @Test
  void superpixelsPutItTogether() {
    int side = 40;
    byte[] rgb = new byte[side * side * 3];
    for (int pixel = 0; pixel < side * side; pixel++) {
      rgb[3 * pixel + (pixel % side < 20 ? 0 : 2)] = (byte) 200;
    }
    Superpixels superpixels = Superpixels.of(rgb, side, side, 3, Slic.of(16));
    assertThat(superpixels.graph().nodes()).isEqualTo(superpixels.regions().regions());
    assertThat(superpixels.labels()).hasSize(side * side);
    assertThat(superpixels.features()).hasSize(6 * superpixels.graph().nodes());
    float sizes = 0;
    for (int node = 0; node < superpixels.graph().nodes(); node++) {
      float red = superpixels.features()[6 * node];
      float blue = superpixels.features()[6 * node + 2];
      float column = superpixels.features()[6 * node + 4];
      assertThat(column < 0.5 ? red : blue).isCloseTo(200 / 255f, within(1e-6f));
      assertThat(column < 0.5 ? blue : red).isZero();
      sizes += superpixels.features()[6 * node + 5];
    }
    assertThat(sizes).isCloseTo(1, within(1e-5f));
    EdgeGraph graph = superpixels.graph();
    assertThat(edges(new IntensityWeights(0.3).of(graph, superpixels.features(), 6)).values())
        .anyMatch(weight -> weight < 0.01)
        .anyMatch(weight -> weight > 0.5);
  }

  @Test
  void boundariesAreOnePixelWide() {
    assertThat(MAP.isBoundary(0, 1)).isTrue();
    assertThat(MAP.isBoundary(0, 2)).isFalse();
    assertThat(MAP.isBoundary(1, 0)).isTrue();
    assertThat(MAP.isBoundary(2, 3)).isFalse();
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> MAP.isBoundary(0, 4));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refuses(() -> new RegionMap(0, 1, 1, new int[0]), "0×1");
    refuses(() -> new RegionMap(1, 2, 1, new int[1]), "each of 2 pixels, found 1");
    refuses(() -> new RegionMap(1, 2, 3, new int[2]), "1 to 2 regions, found 3");
    refuses(() -> new RegionMap(1, 2, 1, new int[] {0, 1}), "0 to 0, found 1");
    refuses(() -> new RegionMap(1, 2, 2, new int[] {1, 1}), "found none in 0");
    refuses(() -> RegionFeatures.ofImage(MAP, new byte[13], 1), "12 pixels, found 13");
    refuses(() -> RegionFeatures.ofFeatures(MAP, new float[0], 0), "0 channel(s)");
    EdgeGraph two = EdgeGraph.of(2, new int[0], new int[0]);
    RegionFeatures features = RegionFeatures.ofImage(MAP, new byte[12], 1);
    refuses(() -> new Superpixels(MAP, two, features), "found 2 nodes and features of 3");
  }

  private static void count(Map<List<Integer>, Float> borders, int a, int b) {
    if (a != b) {
      borders.merge(List.of(a, b), 1f, Float::sum);
      borders.merge(List.of(b, a), 1f, Float::sum);
    }
  }

  /** Weight by source and target; an edge that comes twice fails. */
  private static Map<List<Integer>, Float> edges(EdgeGraph graph) {
    Map<List<Integer>, Float> edges = new HashMap<>();
    for (int edge = 0; edge < graph.edges(); edge++) {
      Float before = edges.put(List.of(graph.source(edge), graph.target(edge)), graph.weight(edge));
      assertThat(before).as("edge %d comes twice", edge).isNull();
    }
    return edges;
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
