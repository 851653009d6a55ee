package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.Scratch;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums in vectors. The order is fixed: four running vectors over a run of values in single
 * precision, their lanes joined by {@link #join}, runs added in double precision. {@code
 * reduceLanes} would leave the order to the virtual machine.
 */
final class Lanes {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Values summed in single precision before they join a sum in double precision. */
  private static final int RUN = 4096;

  private Lanes() {}

  static double sum(float[] x, int from, int to, Scratch scratch) {
    float[] lanes = scratch.arrays(1)[0];
    double sum = 0;
    for (int start = from; start < to; start += RUN) {
      sum += run(x, start, Math.min(to, start + RUN), lanes);
    }
    return sum;
  }

  static double dot(float[] x, int xFrom, float[] y, int yFrom, int length, Scratch scratch) {
    float[] lanes = scratch.arrays(1)[0];
    double sum = 0;
    for (int start = 0; start < length; start += RUN) {
      sum += run(x, xFrom + start, y, yFrom + start, Math.min(RUN, length - start), lanes);
    }
    return sum;
  }

  private static float run(float[] x, int from, int to, float[] lanes) {
    FloatVector a = FloatVector.zero(S);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int j = from;
    for (; j + 4 * L <= to; j += 4 * L) {
      a = a.add(FloatVector.fromArray(S, x, j));
      b = b.add(FloatVector.fromArray(S, x, j + L));
      c = c.add(FloatVector.fromArray(S, x, j + 2 * L));
      d = d.add(FloatVector.fromArray(S, x, j + 3 * L));
    }
    a.add(b).add(c.add(d)).intoArray(lanes, 0);
    float sum = join(lanes, 0);
    for (; j < to; j++) {
      sum += x[j];
    }
    return sum;
  }

  private static float run(float[] x, int xFrom, float[] y, int yFrom, int length, float[] lanes) {
    FloatVector a = FloatVector.zero(S);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int j = 0;
    for (; j + 4 * L <= length; j += 4 * L) {
      int p = xFrom + j;
      int q = yFrom + j;
      a = product(x, p, y, q, a);
      b = product(x, p + L, y, q + L, b);
      c = product(x, p + 2 * L, y, q + 2 * L, c);
      d = product(x, p + 3 * L, y, q + 3 * L, d);
    }
    a.add(b).add(c.add(d)).intoArray(lanes, 0);
    float sum = join(lanes, 0);
    for (; j < length; j++) {
      sum += x[xFrom + j] * y[yFrom + j];
    }
    return sum;
  }

  private static FloatVector product(float[] x, int p, float[] y, int q, FloatVector sum) {
    return Fma.of(FloatVector.fromArray(S, x, p), FloatVector.fromArray(S, y, q), sum);
  }

  /** The sum of a stored vector's lanes, four of them at a time. */
  static float join(float[] lanes, int at) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int j = 0;
    for (; j + 4 <= L; j += 4) {
      a += lanes[at + j];
      b += lanes[at + j + 1];
      c += lanes[at + j + 2];
      d += lanes[at + j + 3];
    }
    for (; j < L; j++) {
      a += lanes[at + j];
    }
    return (a + b) + (c + d);
  }
}
