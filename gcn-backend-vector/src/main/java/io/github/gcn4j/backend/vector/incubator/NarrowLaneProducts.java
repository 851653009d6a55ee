package io.github.gcn4j.backend.vector.incubator;

import static io.github.gcn4j.backend.planes.fused.Coefficients.BLOCK;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** For 16 registers: four planes times two. */
final class NarrowLaneProducts implements LaneProducts {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  @Override
  public void add(
      float[] dy,
      int at,
      int stride,
      int out,
      float[] x,
      int xAt,
      int xStride,
      int in,
      float[] sums,
      int length) {
    for (int o = 0; o < out; o += BLOCK) {
      for (int i = 0; i < in; i += 2) {
        FloatVector a00 = FloatVector.zero(S);
        FloatVector a01 = a00;
        FloatVector a10 = a00;
        FloatVector a11 = a00;
        FloatVector a20 = a00;
        FloatVector a21 = a00;
        FloatVector a30 = a00;
        FloatVector a31 = a00;
        int p = at + o * stride;
        int q = xAt + i * xStride;
        for (int j = 0; j < length; j += L, p += L, q += L) {
          FloatVector d0 = FloatVector.fromArray(S, dy, p);
          FloatVector d1 = FloatVector.fromArray(S, dy, p + stride);
          FloatVector d2 = FloatVector.fromArray(S, dy, p + 2 * stride);
          FloatVector d3 = FloatVector.fromArray(S, dy, p + 3 * stride);
          FloatVector x0 = FloatVector.fromArray(S, x, q);
          a00 = d0.fma(x0, a00);
          a10 = d1.fma(x0, a10);
          a20 = d2.fma(x0, a20);
          a30 = d3.fma(x0, a30);
          FloatVector x1 = FloatVector.fromArray(S, x, q + xStride);
          a01 = d0.fma(x1, a01);
          a11 = d1.fma(x1, a11);
          a21 = d2.fma(x1, a21);
          a31 = d3.fma(x1, a31);
        }
        int r = (o * in + i) * L;
        a00.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a01.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        r += in * L;
        a10.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a11.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        r += in * L;
        a20.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a21.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        r += in * L;
        a30.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a31.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
      }
    }
  }
}
