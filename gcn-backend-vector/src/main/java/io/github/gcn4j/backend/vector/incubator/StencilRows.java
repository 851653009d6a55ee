package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.planes.Propagation;
import io.github.gcn4j.backend.planes.Scratch;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Stencil;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Propagates along a grid row by row: each row is scaled once into a ring of three, framed by
 * zeros, and sums over neighbours are read off the ring. Wide grids are taken in strips of columns,
 * so that the ring stays in the first cache.
 */
final class StencilRows implements Propagation<float[]> {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Columns of a strip. */
  private static final int STRIP = 1024;

  /** From a row of the ring to the next: a frame on both sides. */
  private static final int PITCH = STRIP + 2 + 14;

  private final int height;
  private final int width;
  private final boolean box;
  private final float self;

  /** Scales of the first, the middle and the last rows: they differ in nothing else. */
  private final float[][] target = new float[3][];

  private final float[][] source = new float[3][];

  StencilRows(Stencil stencil) {
    this.height = stencil.height();
    this.width = stencil.width();
    this.box = stencil.connectivity() == Connectivity.EIGHT;
    this.self = stencil.selfWeight();
    int[] representatives = {0, Math.min(1, height - 1), height - 1};
    for (int kind = 0; kind < 3; kind++) {
      target[kind] = new float[width];
      source[kind] = new float[width];
      for (int column = 0; column < width; column++) {
        target[kind][column] = stencil.targetScale(representatives[kind], column);
        source[kind][column] = stencil.sourceScale(representatives[kind], column);
      }
    }
  }

  /** Whether a grid's rows are long enough for this to be fast. */
  static boolean suit(Stencil stencil) {
    return stencil.width() >= 2 * L;
  }

  @Override
  public int nodes() {
    return height * width;
  }

  @Override
  public void propagate(
      float[] x,
      float[] y,
      int offset,
      int features,
      int stride,
      Scratch scratch,
      Direction direction) {
    float[][] before = direction == Direction.FORWARD ? source : target;
    float[][] after = direction == Direction.FORWARD ? target : source;
    // Strips of equal width, so that none is narrower than a vector.
    int strips = (width + STRIP - 1) / STRIP;
    float[] ring = scratch.block(0, 3 * PITCH);
    for (int feature = 0; feature < features; feature++) {
      for (int strip = 0; strip < strips; strip++) {
        int from = (int) ((long) width * strip / strips);
        int to = (int) ((long) width * (strip + 1) / strips);
        strip(x, y, offset + feature * stride, from, to, before, after, ring);
      }
    }
  }

  private void strip(
      float[] x,
      float[] y,
      int plane,
      int from,
      int to,
      float[][] before,
      float[][] after,
      float[] ring) {
    int columns = to - from;
    Arrays.fill(ring, 2 * PITCH, 2 * PITCH + columns + 2, 0f);
    load(x, plane, 0, from, to, before, ring);
    for (int row = 0; row < height; row++) {
      int below = (row + 1) % 3 * PITCH;
      if (row + 1 < height) {
        load(x, plane, row + 1, from, to, before, ring);
      } else {
        Arrays.fill(ring, below, below + columns + 2, 0f);
      }
      int above = (row + 2) % 3 * PITCH;
      int middle = row % 3 * PITCH;
      float[] scale = after[kind(row)];
      int out = plane + row * width + from;
      if (box) {
        box(ring, above, middle, below, scale, from, y, out, columns);
      } else {
        cross(ring, above, middle, below, scale, from, y, out, columns);
      }
    }
  }

  private int kind(int row) {
    return row == 0 ? 0 : row == height - 1 ? 2 : 1;
  }

  /** Scales a row into its place in the ring, with a neighbour or a zero on both sides. */
  private void load(
      float[] x, int plane, int row, int from, int to, float[][] before, float[] ring) {
    float[] scale = before[kind(row)];
    int in = plane + row * width;
    int at = row % 3 * PITCH;
    ring[at] = from > 0 ? scale[from - 1] * x[in + from - 1] : 0f;
    ring[at + to - from + 1] = to < width ? scale[to] * x[in + to] : 0f;
    scale(x, in + from, scale, from, ring, at + 1, to - from);
  }

  private static void scale(
      float[] x, int xAt, float[] scale, int scaleAt, float[] y, int yAt, int length) {
    for (int j = 0; j < length; j += L) {
      // The last vector starts early: some values twice, with the same result.
      int k = Math.min(j, length - L);
      at(x, xAt + k).mul(at(scale, scaleAt + k)).intoArray(y, yAt + k);
    }
  }

  private void cross(
      float[] ring,
      int above,
      int middle,
      int below,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length) {
    for (int j = 0; j < length; j += L) {
      int k = Math.min(j, length - L);
      at(ring, above + 1 + k)
          .add(at(ring, below + 1 + k))
          .add(at(ring, middle + k).add(at(ring, middle + 2 + k)))
          .add(at(ring, middle + 1 + k).mul(self))
          .mul(at(scale, scaleAt + k))
          .intoArray(y, yAt + k);
    }
  }

  private void box(
      float[] ring,
      int above,
      int middle,
      int below,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length) {
    for (int j = 0; j < length; j += L) {
      int k = Math.min(j, length - L);
      FloatVector upper = row(ring, above + k).add(at(ring, above + 1 + k));
      FloatVector lower = row(ring, below + k).add(at(ring, below + 1 + k));
      upper
          .add(lower)
          .add(row(ring, middle + k))
          .add(at(ring, middle + 1 + k).mul(self))
          .mul(at(scale, scaleAt + k))
          .intoArray(y, yAt + k);
    }
  }

  /** The neighbours to the left and to the right. */
  private static FloatVector row(float[] ring, int left) {
    return at(ring, left).add(at(ring, left + 2));
  }

  private static FloatVector at(float[] values, int j) {
    return FloatVector.fromArray(S, values, j);
  }
}
