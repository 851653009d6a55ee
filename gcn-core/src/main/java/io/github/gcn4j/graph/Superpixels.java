package io.github.gcn4j.graph;

import java.util.Objects;

/**
 * An image as a graph of superpixels: a node for each, with its mean colour, place and size, and an
 * edge between those that touch. Graphs of different images differ; a {@link GraphBatch} puts them
 * side by side.
 *
 * @param regions which superpixel each pixel belongs to
 * @param graph a node for each superpixel, edges of weight 1 in both directions
 * @param regionFeatures {@code [nodes, channels + 3]}
 */
public record Superpixels(RegionMap regions, EdgeGraph graph, RegionFeatures regionFeatures) {

  /**
   * Checks that the parts belong together.
   *
   * @throws IllegalArgumentException if they differ in the number of regions
   */
  public Superpixels {
    Objects.requireNonNull(regions, "regions");
    int described = regionFeatures.values().length / regionFeatures.perRegion();
    if (graph.nodes() != regions.regions() || described != regions.regions()) {
      throw new IllegalArgumentException(
          "expected a node and features for each of "
              + regions.regions()
              + " regions, found "
              + graph.nodes()
              + " nodes and features of "
              + described);
    }
  }

  /**
   * Segments an image and makes its graph. For other weights or features, build from {@link Slic},
   * {@link RegionAdjacency}, {@link RegionFeatures} and {@link IntensityWeights}.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes, sRGB
   * @param height rows
   * @param width columns
   * @param channels 1 (gray) or 3 (red, green, blue)
   * @param slic how to segment
   * @throws IllegalArgumentException as {@link Slic#segmentImage}
   */
  public static Superpixels of(byte[] pixels, int height, int width, int channels, Slic slic) {
    RegionMap regions = slic.segmentImage(pixels, height, width, channels);
    return new Superpixels(
        regions,
        RegionAdjacency.of(regions).graph(),
        RegionFeatures.ofImage(regions, pixels, channels));
  }

  /** {@code [nodes, channels + 3]}: a signal on the graph; not a copy. */
  public float[] features() {
    return regionFeatures.values();
  }

  /** {@code [height * width]}: the node of each pixel; not a copy. */
  public int[] labels() {
    return regions.labels();
  }
}
