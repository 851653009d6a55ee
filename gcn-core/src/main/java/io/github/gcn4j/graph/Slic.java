package io.github.gcn4j.graph;

/**
 * Cuts an image into superpixels: compact regions of like colour that follow its edges. Simple
 * linear iterative clustering (Achanta et al., "SLIC Superpixels Compared to State-of-the-Art
 * Superpixel Methods", 2012): k-means of colour and position in which a centre looks no further
 * than its neighbours' places. Time and memory are linear in the pixels, whatever the number of
 * regions; the same image gives the same regions on every machine.
 *
 * <p>Every region is connected (four neighbours); a piece of less than a quarter of the mean size
 * joins the region beside it. So their number is about, not exactly, what was asked for.
 *
 * @param regions how many to aim at
 * @param compactness what a region's breadth counts against colour: the distance in colour that
 *     weighs as much as the distance between two centres. In CIELAB 10 is usual, 40 nearly gives
 *     squares
 * @param iterations how often centres move; after 10 they hardly do
 */
public record Slic(int regions, double compactness, int iterations) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code regions} or {@code iterations} is below 1 or {@code
   *     compactness} not positive and finite
   */
  public Slic {
    if (regions < 1 || iterations < 1 || !(compactness > 0) || Double.isInfinite(compactness)) {
      throw new IllegalArgumentException(
          "expected at least 1 region, at least 1 iteration and a positive, finite compactness,"
              + " found "
              + regions
              + ", "
              + iterations
              + " and "
              + compactness);
    }
  }

  /** The usual settings: compactness 10, 10 iterations. */
  public static Slic of(int regions) {
    return new Slic(regions, 10, 10);
  }

  /**
   * Segments an image by its colours in CIELAB.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes, sRGB
   * @param height rows
   * @param width columns
   * @param channels 1 (gray) or 3 (red, green, blue)
   * @throws IllegalArgumentException if a side is not positive, {@code channels} is neither 1 nor
   *     3, the array has another length, or there are fewer pixels than regions
   */
  public RegionMap segmentImage(byte[] pixels, int height, int width, int channels) {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("expected 1 or 3 channels, found " + channels);
    }
    requireLength(pixels.length, height, width, channels);
    return segment(CieLab.planes(pixels, channels), height, width);
  }

  /**
   * Segments by any features, for which {@link #compactness()} is in their units.
   *
   * @param features {@code [height, width, channels]}, finite
   * @param height rows
   * @param width columns
   * @param channels features of each pixel
   * @throws IllegalArgumentException if a side or {@code channels} is not positive, the array has
   *     another length, a feature is not finite, or there are fewer pixels than regions
   */
  public RegionMap segmentFeatures(float[] features, int height, int width, int channels) {
    if (channels < 1) {
      throw new IllegalArgumentException("expected at least 1 channel, found " + channels);
    }
    requireLength(features.length, height, width, channels);
    float[][] planes = new float[channels][height * width];
    for (int i = 0; i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        throw new IllegalArgumentException(
            "expected finite features, found " + features[i] + " at pixel " + i / channels);
      }
      planes[i % channels][i / channels] = features[i];
    }
    return segment(planes, height, width);
  }

  private RegionMap segment(float[][] planes, int height, int width) {
    SlicClusters clusters = new SlicClusters(planes, height, width, this);
    for (int iteration = 0; iteration < iterations; iteration++) {
      clusters.assign();
      clusters.moveCentres();
    }
    int smallest = height * width / clusters.count() / 4;
    return ConnectedRegions.of(clusters.labels(), height, width, smallest);
  }

  private void requireLength(int length, int height, int width, int channels) {
    Grid.requireSize(height, width);
    if (length != (long) height * width * channels) {
      throw new IllegalArgumentException(
          "expected "
              + (long) height * width * channels
              + " values ("
              + height
              + "×"
              + width
              + "×"
              + channels
              + "), found "
              + length);
    }
    if (regions > height * width) {
      throw new IllegalArgumentException(
          "expected at most a region for each of "
              + height * width
              + " pixels, found "
              + regions
              + ": ask for fewer");
    }
  }
}
