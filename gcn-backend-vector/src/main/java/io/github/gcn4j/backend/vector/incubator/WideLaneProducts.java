package io.github.gcn4j.backend.vector.incubator;

import static io.github.gcn4j.backend.planes.fused.Coefficients.BLOCK;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** For 32 registers: four planes times four. */
final class WideLaneProducts implements LaneProducts {
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
      for (int i = 0; i < in; i += 4) {
        FloatVector a00 = FloatVector.zero(S);
        FloatVector a01 = a00;
        FloatVector a02 = a00;
        FloatVector a03 = a00;
        FloatVector a10 = a00;
        FloatVector a11 = a00;
        FloatVector a12 = a00;
        FloatVector a13 = a00;
        FloatVector a20 = a00;
        FloatVector a21 = a00;
        FloatVector a22 = a00;
        FloatVector a23 = a00;
        FloatVector a30 = a00;
        FloatVector a31 = a00;
        FloatVector a32 = a00;
        FloatVector a33 = a00;
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
          FloatVector x2 = FloatVector.fromArray(S, x, q + 2 * xStride);
          a02 = d0.fma(x2, a02);
          a12 = d1.fma(x2, a12);
          a22 = d2.fma(x2, a22);
          a32 = d3.fma(x2, a32);
          FloatVector x3 = FloatVector.fromArray(S, x, q + 3 * xStride);
          a03 = d0.fma(x3, a03);
          a13 = d1.fma(x3, a13);
          a23 = d2.fma(x3, a23);
          a33 = d3.fma(x3, a33);
        }
        int r = (o * in + i) * L;
        a00.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a01.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        a02.add(FloatVector.fromArray(S, sums, r + 2 * L)).intoArray(sums, r + 2 * L);
        a03.add(FloatVector.fromArray(S, sums, r + 3 * L)).intoArray(sums, r + 3 * L);
        r += in * L;
        a10.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a11.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        a12.add(FloatVector.fromArray(S, sums, r + 2 * L)).intoArray(sums, r + 2 * L);
        a13.add(FloatVector.fromArray(S, sums, r + 3 * L)).intoArray(sums, r + 3 * L);
        r += in * L;
        a20.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a21.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        a22.add(FloatVector.fromArray(S, sums, r + 2 * L)).intoArray(sums, r + 2 * L);
        a23.add(FloatVector.fromArray(S, sums, r + 3 * L)).intoArray(sums, r + 3 * L);
        r += in * L;
        a30.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a31.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        a32.add(FloatVector.fromArray(S, sums, r + 2 * L)).intoArray(sums, r + 2 * L);
        a33.add(FloatVector.fromArray(S, sums, r + 3 * L)).intoArray(sums, r + 3 * L);
      }
    }
  }
}
