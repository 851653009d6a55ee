package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.Figures;
import io.github.gcn4j.backend.planes.Scratch;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The figures of a tile, in two passes over the first cache. */
final class TileFigures {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private TileFigures() {}

  static void find(float[] x, int from, int to, Figures figures, Scratch scratch) {
    float[] lanes = scratch.arrays(1)[0];
    double total = Lanes.sum(x, from, to, scratch);
    figures.setSum(total);
    if (figures.wantsLargest()) {
      figures.setMax(largest(x, from, to, lanes));
    }
    if (figures.wantsSquares()) {
      squares(x, from, to, total, figures, lanes);
    }
  }

  private static float largest(float[] x, int from, int to, float[] lanes) {
    FloatVector a = FloatVector.broadcast(S, x[from]);
    FloatVector b = a;
    int j = from;
    for (; j + 2 * L <= to; j += 2 * L) {
      a = a.max(FloatVector.fromArray(S, x, j));
      b = b.max(FloatVector.fromArray(S, x, j + L));
    }
    a.max(b).intoArray(lanes, 0);
    float largest = lanes[0];
    for (int lane = 1; lane < L; lane++) {
      largest = Math.max(largest, lanes[lane]);
    }
    for (; j < to; j++) {
      largest = Math.max(largest, x[j]);
    }
    return largest;
  }

  /**
   * Deviations from near the mean, and their sum too, which tells what the mean, found in single
   * precision, was off by.
   */
  private static void squares(
      float[] x, int from, int to, double total, Figures figures, float[] lanes) {
    int length = to - from;
    float pivot = (float) (total / length);
    if (!Float.isFinite(pivot)) {
      figures.setSquared(Double.NaN);
      return;
    }
    FloatVector a = FloatVector.zero(S);
    FloatVector b = a;
    FloatVector squaresOfA = a;
    FloatVector squaresOfB = a;
    int j = from;
    for (; j + 2 * L <= to; j += 2 * L) {
      FloatVector u = FloatVector.fromArray(S, x, j).sub(pivot);
      FloatVector v = FloatVector.fromArray(S, x, j + L).sub(pivot);
      a = a.add(u);
      b = b.add(v);
      squaresOfA = Fma.of(u, u, squaresOfA);
      squaresOfB = Fma.of(v, v, squaresOfB);
    }
    a.add(b).intoArray(lanes, 0);
    squaresOfA.add(squaresOfB).intoArray(lanes, L);
    double off = Lanes.join(lanes, 0);
    double squared = Lanes.join(lanes, L);
    for (; j < to; j++) {
      float d = x[j] - pivot;
      off += d;
      squared += d * d;
    }
    figures.setSquared(Math.max(0, squared - off * off / length));
    figures.setSum((double) length * pivot + off);
  }
}
