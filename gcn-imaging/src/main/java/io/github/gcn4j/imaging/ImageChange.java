package io.github.gcn4j.imaging;

/** Makes another image of a decoded one; several threads may ask at once. */
@FunctionalInterface
public interface ImageChange {

  /**
   * Changes an image.
   *
   * @param name as the data set calls it
   * @param image as decoded; it is not changed itself
   */
  RasterImage apply(String name, RasterImage image);
}
