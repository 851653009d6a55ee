package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.fused.Coefficients;
import io.github.gcn4j.backend.planes.fused.Maps;
import io.github.gcn4j.backend.planes.fused.Planes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Maps of each feature by itself, in vectors. */
final class VectorMaps implements Maps {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Even lanes first, then odd ones. */
  private static final VectorShuffle<Float> APART =
      VectorShuffle.fromOp(S, i -> i < L / 2 ? 2 * i : 2 * i - L + 1);

  // 1 in even lanes, and in odd ones: what a blend costs is far more than to multiply and add.
  private static final float[] EVEN = new float[L];
  private static final float[] ODD = new float[L];

  static {
    for (int lane = 0; lane < L; lane++) {
      (lane % 2 == 0 ? EVEN : ODD)[lane] = 1f;
    }
  }

  @Override
  public void affine(Planes x, Coefficients map, Planes scale, Planes y, int length) {
    // ReLU is (v + |v|) / 2: the maximum minds not-a-number and takes six instructions.
    FloatVector part = FloatVector.broadcast(S, map.relu() ? 1f : 0f);
    float share = map.relu() ? 0.5f : 1f;
    for (int plane = 0; plane < x.features(); plane++) {
      FloatVector by = FloatVector.broadcast(S, map.weights()[plane]);
      FloatVector plus = FloatVector.broadcast(S, map.shift()[plane]);
      int at = x.at(plane);
      int to = y.at(plane);
      for (int j = 0; j < length; j += L) {
        FloatVector v = FloatVector.fromArray(S, x.values(), at + j).fma(by, plus);
        FloatVector s = FloatVector.fromArray(S, scale.values(), scale.at() + j).mul(share);
        v.abs().fma(part, v).mul(s).intoArray(y.values(), to + j);
      }
    }
  }

  @Override
  public void combine(float a, Planes x, float b, Planes y, Planes scale, Planes z, int length) {
    FloatVector left = FloatVector.broadcast(S, a);
    FloatVector right = FloatVector.broadcast(S, b);
    for (int plane = 0; plane < x.features(); plane++) {
      int at = x.at(plane);
      int yAt = y.at(plane);
      int to = z.at(plane);
      for (int j = 0; j < length; j += L) {
        FloatVector.fromArray(S, x.values(), at + j)
            .fma(left, FloatVector.fromArray(S, y.values(), yAt + j).mul(right))
            .mul(FloatVector.fromArray(S, scale.values(), scale.at() + j))
            .intoArray(z.values(), to + j);
      }
    }
  }

  @Override
  public void coarsen(Planes x, int pitch, Planes scale, Planes y, int yPitch, int rows) {
    for (int plane = 0; plane < x.features(); plane++) {
      coarsen(
          x.values(),
          x.at(plane),
          pitch,
          scale.values(),
          scale.at(),
          y.values(),
          y.at(plane),
          yPitch,
          rows);
    }
  }

  private static void coarsen(
      float[] x,
      int at,
      int pitch,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int yPitch,
      int rows) {
    for (int row = 0; row < rows; row++) {
      y[yAt + (row + 1) * yPitch - 1] = 0f;
    }
    FloatVector evenLanes = FloatVector.fromArray(S, EVEN, 0);
    FloatVector oddLanes = FloatVector.fromArray(S, ODD, 0);
    // From right to left: what a vector leaves beyond its row is written after it.
    for (int j = (yPitch - 2) / L * L; j >= 0; j -= L) {
      int i = at + 2 * j;
      int s = scaleAt + j;
      int to = yAt + j;
      for (int row = 0; row < rows; row++, i += 2 * pitch, s += yPitch, to += yPitch) {
        FloatVector left = columns(x, i, pitch);
        FloatVector right = columns(x, i + L, pitch);
        // Sums of pairs, in even lanes of the one and in odd lanes of the other.
        FloatVector even = left.add(down(left));
        FloatVector odd = right.add(up(right));
        even.mul(evenLanes)
            .add(odd.mul(oddLanes))
            .rearrange(APART)
            .mul(FloatVector.fromArray(S, scale, s))
            .intoArray(y, to);
      }
    }
  }

  private static FloatVector columns(float[] x, int i, int pitch) {
    return FloatVector.fromArray(S, x, i).add(FloatVector.fromArray(S, x, i + pitch));
  }

  /** Each pair of lanes shifted by one lane, the upper onto the lower. */
  private static FloatVector down(FloatVector v) {
    return v.reinterpretAsLongs().lanewise(VectorOperators.LSHR, Float.SIZE).reinterpretAsFloats();
  }

  /** Each pair of lanes shifted by one lane, the lower onto the upper. */
  private static FloatVector up(FloatVector v) {
    return v.reinterpretAsLongs().lanewise(VectorOperators.LSHL, Float.SIZE).reinterpretAsFloats();
  }
}
