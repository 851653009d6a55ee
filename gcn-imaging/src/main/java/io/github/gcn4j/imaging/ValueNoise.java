package io.github.gcn4j.imaging;

/**
 * Smooth random texture: values at the points of a square lattice, blended between them. Integer
 * hashing and plain arithmetic only, so that every Java version and processor paints the same.
 */
final class ValueNoise {

  private final long seed;

  ValueNoise(long seed) {
    this.seed = seed;
  }

  /** Between −1 and 1, changing over distances of about 1. */
  double at(double x, double y) {
    double left = Math.floor(x);
    double top = Math.floor(y);
    double u = smooth(x - left);
    double v = smooth(y - top);
    long column = (long) left;
    long row = (long) top;
    double above = blend(lattice(column, row), lattice(column + 1, row), u);
    double below = blend(lattice(column, row + 1), lattice(column + 1, row + 1), u);
    return blend(above, below, v);
  }

  /** The sum of three octaves, each twice as fine and half as strong; between −1 and 1. */
  double fractalAt(double x, double y) {
    return (4 * at(x, y) + 2 * at(2 * x + 31, 2 * y + 17) + at(4 * x + 57, 4 * y + 73)) / 7;
  }

  /** A hash of seed and point (the finaliser of SplitMix64), scaled. */
  private double lattice(long column, long row) {
    long z = seed + column * 0x9e3779b97f4a7c15L + row * 0xc2b2ae3d27d4eb4fL;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    z ^= z >>> 31;
    return (z >> 11) * 0x1p-52;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double blend(double a, double b, double t) {
    return a + (b - a) * t;
  }
}
