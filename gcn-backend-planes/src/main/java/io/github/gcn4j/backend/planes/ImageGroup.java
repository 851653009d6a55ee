package io.github.gcn4j.backend.planes;

import java.util.Arrays;

/**
 * Images that a kernel takes at a time, each plane of theirs as one long row: on a small grid the
 * nodes of a single image are too few for a loop to be worth its start.
 *
 * @param images {@code [features, nodes]} each
 * @param nodes of one image
 */
public record ImageGroup(float[][] images, int nodes) {

  /** Nodes of a group, unless a single image has more. */
  private static final int LENGTH = 2304;

  /** How many images a group has; depends on nothing but their size. */
  static int size(int nodes) {
    return Math.max(1, LENGTH / Math.max(1, nodes));
  }

  /** How many groups a batch falls into. */
  static int groups(PlaneSignal<float[]> x) {
    return Chunks.ceilDiv(x.batch(), size(x.nodes()));
  }

  /** A group of a batch. */
  static ImageGroup of(PlaneSignal<float[]> x, int number) {
    int first = number * size(x.nodes());
    float[][] images = new float[Math.min(size(x.nodes()), x.batch() - first)][];
    Arrays.setAll(images, i -> x.image(first + i));
    return new ImageGroup(images, x.nodes());
  }

  /** Values of a row: a plane of each image. */
  public int length() {
    return images.length * nodes;
  }

  /**
   * Copies a stretch of a row.
   *
   * @param at where in {@code to} it comes to lie
   */
  public void load(int plane, int from, int length, float[] to, int at) {
    int done = 0;
    while (done < length) {
      int image = (from + done) / nodes;
      int node = from + done - image * nodes;
      int part = Math.min(length - done, nodes - node);
      System.arraycopy(images[image], plane * nodes + node, to, at + done, part);
      done += part;
    }
  }

  /**
   * Overwrites a stretch of a row.
   *
   * @param at where in {@code from} the values stand
   * @param start where in the row they go
   */
  public void store(float[] from, int at, int plane, int start, int length) {
    int done = 0;
    while (done < length) {
      int image = (start + done) / nodes;
      int node = start + done - image * nodes;
      int part = Math.min(length - done, nodes - node);
      System.arraycopy(from, at + done, images[image], plane * nodes + node, part);
      done += part;
    }
  }
}
