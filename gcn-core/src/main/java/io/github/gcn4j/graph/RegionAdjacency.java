package io.github.gcn4j.graph;

import java.util.Arrays;

/**
 * Which regions of an image touch: the region adjacency graph. Two regions touch where a pixel of
 * one is left of, right of, above or below a pixel of the other; corners do not count. Linear in
 * the pixels.
 */
public final class RegionAdjacency {
  private final int regions;

  /** Every pair of regions that touch, once in each direction. */
  private final int[] sources;

  private final int[] targets;

  /** Sides of pixels the two have in common. */
  private final float[] sharedSides;

  private RegionAdjacency(int regions, int[] sources, int[] targets, float[] sharedSides) {
    this.regions = regions;
    this.sources = sources;
    this.targets = targets;
    this.sharedSides = sharedSides;
  }

  /** Looks along every border. */
  public static RegionAdjacency of(RegionMap map) {
    // A bucket sort: for each region all the pixels' sides it shares, then each bucket's count.
    int[] ends = new int[map.regions() + 1];
    forEachSharedSide(map, (a, b) -> ends[a + 1]++);
    for (int region = 0; region < map.regions(); region++) {
      ends[region + 1] = Math.addExact(ends[region + 1], ends[region]);
    }
    int[] across = new int[ends[map.regions()]];
    int[] next = Arrays.copyOf(ends, map.regions());
    forEachSharedSide(map, (a, b) -> across[next[a]++] = b);

    int[] sources = new int[across.length];
    int[] targets = new int[across.length];
    float[] sharedSides = new float[across.length];
    int[] edgeTo = new int[map.regions()];
    Arrays.fill(edgeTo, -1);
    int edges = 0;
    for (int region = 0; region < map.regions(); region++) {
      int firstEdge = edges;
      for (int side = ends[region]; side < ends[region + 1]; side++) {
        int other = across[side];
        if (edgeTo[other] < firstEdge) {
          edgeTo[other] = edges;
          sources[edges] = other;
          targets[edges] = region;
          edges++;
        }
        sharedSides[edgeTo[other]]++;
      }
    }
    return new RegionAdjacency(
        map.regions(),
        Arrays.copyOf(sources, edges),
        Arrays.copyOf(targets, edges),
        Arrays.copyOf(sharedSides, edges));
  }

  /** An edge of weight 1 in each direction between regions that touch. */
  public EdgeGraph graph() {
    float[] ones = new float[sources.length];
    Arrays.fill(ones, 1f);
    return EdgeGraph.owning(regions, sources, targets, ones);
  }

  /** The same edges, each as heavy as the border it crosses is long, in pixels' sides. */
  public EdgeGraph boundaryGraph() {
    return EdgeGraph.owning(regions, sources, targets, sharedSides);
  }

  private interface SharedSide {
    void between(int region, int other);
  }

  /** Tells of each side that two regions share, once from either. */
  private static void forEachSharedSide(RegionMap map, SharedSide side) {
    int width = map.width();
    int[] labels = map.labels();
    for (int pixel = 0; pixel < labels.length; pixel++) {
      if (pixel % width + 1 < width && labels[pixel] != labels[pixel + 1]) {
        side.between(labels[pixel], labels[pixel + 1]);
        side.between(labels[pixel + 1], labels[pixel]);
      }
      if (pixel < labels.length - width && labels[pixel] != labels[pixel + width]) {
        side.between(labels[pixel], labels[pixel + width]);
        side.between(labels[pixel + width], labels[pixel]);
      }
    }
  }
}
