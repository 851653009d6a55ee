package io.github.gcn4j.backend.planes.fused;

/**
 * Where a kernel reads or writes: planes at equal distances in one array, one for each feature,
 * from some position on. A plane is a feature's rows one after another, each followed by a zero.
 * Whoever owns the memory moves the position between calls of kernels.
 */
public final class Planes {
  /**
   * How far beyond the end of a stretch a kernel may read, and write: what it leaves there is
   * written again before it is read.
   */
  public static final int SLACK = 64;

  /** Room for the left neighbour of a plane's first value. */
  static final int LEAD = 16;

  private final int features;
  private final float[] values;
  private final int stride;
  private int at;

  /**
   * Planes of an array.
   *
   * @param features number of planes
   * @param values holds them
   * @param stride from a plane to the next
   */
  Planes(int features, float[] values, int stride) {
    this.features = features;
    this.values = values;
    this.stride = stride;
  }

  /** These planes, from a position of the array on. */
  Planes from(int position) {
    at = position;
    return this;
  }

  /** Number of planes. */
  public int features() {
    return features;
  }

  /** The array all planes lie in. */
  public float[] values() {
    return values;
  }

  /** From a plane to the next. */
  public int stride() {
    return stride;
  }

  /** Where the first plane's stretch begins. */
  public int at() {
    return at;
  }

  /** Where a plane's stretch begins. */
  public int at(int plane) {
    return at + plane * stride;
  }
}
