package io.github.gcn4j.graph;

import java.util.Objects;

/**
 * Which region each pixel of an image belongs to.
 *
 * @param height rows, in pixels
 * @param width columns, in pixels
 * @param regions number of regions
 * @param labels {@code [height * width]}, row by row: the region of each pixel, from 0; not copied
 */
public record RegionMap(int height, int width, int regions, int[] labels) {

  /**
   * Checks the labels.
   *
   * @throws IllegalArgumentException if a side is not positive, the array has another length than
   *     the image has pixels, a label is no region, or a region has no pixel
   */
  public RegionMap {
    Grid.requireSize(height, width);
    if (labels.length != height * width) {
      throw new IllegalArgumentException(
          "expected a label for each of " + height * width + " pixels, found " + labels.length);
    }
    if (regions < 1 || regions > labels.length) {
      throw new IllegalArgumentException(
          "expected 1 to " + labels.length + " regions, found " + regions);
    }
    boolean[] seen = new boolean[regions];
    for (int label : labels) {
      if (label < 0 || label >= regions) {
        throw new IllegalArgumentException(
            "expected labels from 0 to " + (regions - 1) + ", found " + label);
      }
      seen[label] = true;
    }
    for (int region = 0; region < regions; region++) {
      if (!seen[region]) {
        throw new IllegalArgumentException(
            "expected a pixel in each of " + regions + " regions, found none in " + region);
      }
    }
  }

  /**
   * The region of a pixel.
   *
   * @throws IndexOutOfBoundsException if there is no such pixel
   */
  public int label(int row, int column) {
    Objects.checkIndex(row, height);
    Objects.checkIndex(column, width);
    return labels[row * width + column];
  }

  /**
   * Whether the pixel to the right or the one below belongs to another region: lines one pixel
   * wide, to draw regions with.
   *
   * @throws IndexOutOfBoundsException if there is no such pixel
   */
  public boolean isBoundary(int row, int column) {
    int label = label(row, column);
    return (column + 1 < width && label != labels[row * width + column + 1])
        || (row + 1 < height && label != labels[(row + 1) * width + column]);
  }
}
