package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.fused.Gradients;
import io.github.gcn4j.backend.planes.fused.Planes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Gradients of linear maps and of ReLU, in vectors. */
final class VectorGradients implements Gradients {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private final LaneProducts products = LaneProducts.fastest();
  private final float[] row = new float[L];

  @Override
  public int lanes() {
    return L;
  }

  @Override
  public void contract(Planes dy, int out, Planes x, int in, float[] sums, int length) {
    products.add(
        dy.values(), dy.at(), dy.stride(), out, x.values(), x.at(), x.stride(), in, sums, length);
  }

  @Override
  public void gate(Planes y, Planes dy, Planes z, double[] sums, int length) {
    for (int plane = 0; plane < z.features(); plane++) {
      sums[plane] +=
          gate(y.values(), y.at(plane), dy.values(), dy.at(plane), z.values(), z.at(plane), length);
    }
  }

  private double gate(float[] y, int at, float[] dy, int dyAt, float[] z, int zAt, int length) {
    FloatVector sum = FloatVector.zero(S);
    FloatVector none = sum;
    int j = 0;
    for (; j + L <= length; j += L) {
      VectorMask<Float> above = FloatVector.fromArray(S, y, at + j).compare(VectorOperators.GT, 0f);
      FloatVector kept = none.blend(FloatVector.fromArray(S, dy, dyAt + j), above);
      kept.intoArray(z, zAt + j);
      sum = sum.add(kept);
    }
    double total = joined(sum);
    for (; j < length; j++) {
      float kept = y[at + j] > 0 ? dy[dyAt + j] : 0f;
      z[zAt + j] = kept;
      total += kept;
    }
    return total;
  }

  @Override
  public void pass(Planes dy, Planes z, double[] sums, int length) {
    for (int plane = 0; plane < z.features(); plane++) {
      System.arraycopy(dy.values(), dy.at(plane), z.values(), z.at(plane), length);
      sums[plane] += sum(z.values(), z.at(plane), length);
    }
  }

  private double sum(float[] x, int at, int length) {
    FloatVector sum = FloatVector.zero(S);
    int j = 0;
    for (; j + L <= length; j += L) {
      sum = sum.add(FloatVector.fromArray(S, x, at + j));
    }
    double total = joined(sum);
    for (; j < length; j++) {
      total += x[at + j];
    }
    return total;
  }

  /** The sum of a vector, in an order that does not change when the JIT compiles. */
  private double joined(FloatVector v) {
    v.intoArray(row, 0);
    return Lanes.join(row, 0);
  }
}
