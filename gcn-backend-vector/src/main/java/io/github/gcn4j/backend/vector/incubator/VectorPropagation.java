package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.fused.Planes;
import io.github.gcn4j.backend.planes.fused.Propagation;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums over neighbours in vectors. */
final class VectorPropagation implements Propagation {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  @Override
  public void cross(Planes x, int pitch, float self, Planes scale, Planes y, int length) {
    for (int plane = 0; plane < x.features(); plane++) {
      cross(
          x.values(),
          x.at(plane),
          pitch,
          self,
          scale.values(),
          scale.at(),
          y.values(),
          y.at(plane),
          length);
    }
  }

  private static void cross(
      float[] x,
      int at,
      int pitch,
      float self,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length) {
    FloatVector own = FloatVector.broadcast(S, self);
    for (int j = 0; j < length; j += L) {
      int q = at + j;
      FloatVector rows =
          FloatVector.fromArray(S, x, q - pitch).add(FloatVector.fromArray(S, x, q + pitch));
      FloatVector.fromArray(S, x, q)
          .fma(own, rows.add(beside(x, q)))
          .mul(FloatVector.fromArray(S, scale, scaleAt + j))
          .intoArray(y, yAt + j);
    }
  }

  @Override
  public void box(Planes x, int pitch, float self, Planes scale, Planes y, int length) {
    float[] from = x.values();
    FloatVector own = FloatVector.broadcast(S, self);
    for (int plane = 0; plane < x.features(); plane++) {
      for (int j = 0; j < length; j += L) {
        int q = x.at(plane) + j;
        FloatVector above = beside(from, q - pitch).add(FloatVector.fromArray(S, from, q - pitch));
        FloatVector below = beside(from, q + pitch).add(FloatVector.fromArray(S, from, q + pitch));
        FloatVector.fromArray(S, from, q)
            .fma(own, above.add(below).add(beside(from, q)))
            .mul(FloatVector.fromArray(S, scale.values(), scale.at() + j))
            .intoArray(y.values(), y.at(plane) + j);
      }
    }
  }

  /** The neighbours to the left and to the right. */
  private static FloatVector beside(float[] x, int q) {
    return FloatVector.fromArray(S, x, q - 1).add(FloatVector.fromArray(S, x, q + 1));
  }
}
