package io.github.gcn4j.backend.planes;

/**
 * The nodes of one image by their weights: looks at stretches of another signal's image, one after
 * the other.
 *
 * @param <I> the values of one image
 */
final class Weighing<I> {
  private final Engine<I> engine;
  private final Stretches stretches;
  private final Scratch scratch;
  private final float[] share;
  private final float[] apart;
  private final float[] product;
  private final double[] totals;
  private double mean;

  /**
   * Finds what part of its graph's weight each node has.
   *
   * @param weights an image of one feature
   * @param arrays three, of as many values as there are nodes
   */
  Weighing(Engine<I> engine, I weights, Stretches stretches, Scratch scratch, float[][] arrays) {
    this.engine = engine;
    this.stretches = stretches;
    this.scratch = scratch;
    this.share = arrays[0];
    this.apart = arrays[1];
    this.product = arrays[2];
    this.totals = new double[stretches.parts()];
    engine.store().read(weights, 0, share, 0, stretches.offset(stretches.parts()));
    for (int part = 0; part < totals.length; part++) {
      int first = stretches.offset(part);
      int end = stretches.offset(part + 1);
      totals[part] = engine.kernels().sum(share, first, end, scratch);
      divide(first, end, totals[part]);
    }
  }

  /** Weights that sum to nothing are nothing each. */
  private void divide(int from, int to, double total) {
    if (total == 0) {
      return;
    }
    for (int n = from; n < to; n++) {
      share[n] = (float) (share[n] / total);
    }
  }

  /** Σ w of a part. */
  double total(int part) {
    return totals[part];
  }

  /** What part of its graph's weight each node has. */
  float[] share() {
    return share;
  }

  /** Looks at a stretch: its mean, and how far its values, from index 0 on, are apart from it. */
  void look(I image, int part, int from, int to) {
    int length = to - from;
    engine.store().read(image, from, apart, 0, length);
    mean = engine.kernels().dot(apart, 0, share, stretches.offset(part), length, scratch);
    Planes.affine(apart, apart, 0, length, 1f, (float) -mean);
  }

  /** The mean of the stretch last looked at. */
  double mean() {
    return mean;
  }

  /** How far the values of the stretch last looked at are apart from the mean. */
  float[] apart() {
    return apart;
  }

  /** The variance of the stretch last looked at, with what rounding left in the mean taken out. */
  double variance(int part) {
    int first = stretches.offset(part);
    int length = stretches.nodes(part);
    for (int n = 0; n < length; n++) {
      product[n] = share[first + n] * apart[n];
    }
    double left = engine.kernels().sum(product, 0, length, scratch);
    double squares = engine.kernels().dot(product, 0, apart, 0, length, scratch);
    return Math.max(0, squares - left * left);
  }
}
