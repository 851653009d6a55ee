package io.github.gcn4j.backend.vector.incubator;

import static io.github.gcn4j.backend.planes.fused.Coefficients.BLOCK;

import io.github.gcn4j.backend.planes.fused.Coefficients;
import io.github.gcn4j.backend.planes.fused.Planes;
import io.github.gcn4j.backend.planes.fused.Products;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Linear maps for 32 registers: four outputs times three vectors of nodes stay in registers while a
 * product goes through the inputs, and a tile of inputs stays in the first cache for all outputs.
 * ReLU is (v + |v|) / 2, the half taken by the factor that follows: the maximum of the Vector API
 * minds not-a-number and takes six instructions. The loops are written out, since the JIT keeps no
 * arrays of vectors in registers.
 */
final class WideProducts implements Products {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private float[] lanes = new float[0];

  @Override
  public void linear(Planes x, Coefficients map, Planes scale, Planes y, int length) {
    float[] from = x.values();
    int at = x.at();
    int stride = x.stride();
    int in = map.in();
    float[] weights = map.weights();
    float[] shift = map.shift();
    float[] scaling = scale.values();
    int scaleAt = scale.at();
    float[] to = y.values();
    int yAt = y.at();
    int yStride = y.stride();
    int blocks = shift.length / BLOCK;
    FloatVector part = FloatVector.broadcast(S, map.relu() ? 1f : 0f);
    float share = map.relu() ? 0.5f : 1f;
    int whole = whole(length);
    for (int j = 0; j < whole; j += 3 * L) {
      FloatVector s0 = FloatVector.fromArray(S, scaling, scaleAt + j).mul(share);
      FloatVector s1 = FloatVector.fromArray(S, scaling, scaleAt + j + L).mul(share);
      FloatVector s2 = FloatVector.fromArray(S, scaling, scaleAt + j + 2 * L).mul(share);
      for (int block = 0; block < blocks; block++) {
        int o = block * BLOCK;
        FloatVector a00 = FloatVector.broadcast(S, shift[o]);
        FloatVector a01 = a00;
        FloatVector a02 = a00;
        FloatVector a10 = FloatVector.broadcast(S, shift[o + 1]);
        FloatVector a11 = a10;
        FloatVector a12 = a10;
        FloatVector a20 = FloatVector.broadcast(S, shift[o + 2]);
        FloatVector a21 = a20;
        FloatVector a22 = a20;
        FloatVector a30 = FloatVector.broadcast(S, shift[o + 3]);
        FloatVector a31 = a30;
        FloatVector a32 = a30;
        int p = at + j;
        int q = o * in;
        for (int k = 0; k < in; k++, p += stride, q += BLOCK) {
          FloatVector x0 = FloatVector.fromArray(S, from, p);
          FloatVector x1 = FloatVector.fromArray(S, from, p + L);
          FloatVector x2 = FloatVector.fromArray(S, from, p + 2 * L);
          FloatVector w0 = FloatVector.broadcast(S, weights[q]);
          a00 = x0.fma(w0, a00);
          a01 = x1.fma(w0, a01);
          a02 = x2.fma(w0, a02);
          FloatVector w1 = FloatVector.broadcast(S, weights[q + 1]);
          a10 = x0.fma(w1, a10);
          a11 = x1.fma(w1, a11);
          a12 = x2.fma(w1, a12);
          FloatVector w2 = FloatVector.broadcast(S, weights[q + 2]);
          a20 = x0.fma(w2, a20);
          a21 = x1.fma(w2, a21);
          a22 = x2.fma(w2, a22);
          FloatVector w3 = FloatVector.broadcast(S, weights[q + 3]);
          a30 = x0.fma(w3, a30);
          a31 = x1.fma(w3, a31);
          a32 = x2.fma(w3, a32);
        }
        int r = yAt + o * yStride + j;
        a00.abs().fma(part, a00).mul(s0).intoArray(to, r);
        a01.abs().fma(part, a01).mul(s1).intoArray(to, r + L);
        a02.abs().fma(part, a02).mul(s2).intoArray(to, r + 2 * L);
        r += yStride;
        a10.abs().fma(part, a10).mul(s0).intoArray(to, r);
        a11.abs().fma(part, a11).mul(s1).intoArray(to, r + L);
        a12.abs().fma(part, a12).mul(s2).intoArray(to, r + 2 * L);
        r += yStride;
        a20.abs().fma(part, a20).mul(s0).intoArray(to, r);
        a21.abs().fma(part, a21).mul(s1).intoArray(to, r + L);
        a22.abs().fma(part, a22).mul(s2).intoArray(to, r + 2 * L);
        r += yStride;
        a30.abs().fma(part, a30).mul(s0).intoArray(to, r);
        a31.abs().fma(part, a31).mul(s1).intoArray(to, r + L);
        a32.abs().fma(part, a32).mul(s2).intoArray(to, r + 2 * L);
      }
    }
    NarrowProducts.linear(x, map, scale, y, whole, length);
  }

  @Override
  public void sums(Planes x, Coefficients map, Planes mask, double[] sums, int length) {
    if (lanes.length < map.out() * L) {
      lanes = new float[map.out() * L];
    }
    Arrays.fill(lanes, 0, map.out() * L, 0f);
    add(x, map, mask, lanes, length);
    for (int o = 0; o < map.out(); o++) {
      sums[o] += Lanes.join(lanes, o * L);
    }
  }

  private static void add(Planes x, Coefficients map, Planes mask, float[] lanes, int length) {
    float[] from = x.values();
    int at = x.at();
    int stride = x.stride();
    int in = map.in();
    float[] weights = map.weights();
    float[] shift = map.shift();
    float[] masking = mask.values();
    int maskAt = mask.at();
    int blocks = shift.length / BLOCK;
    FloatVector part = FloatVector.broadcast(S, map.relu() ? 1f : 0f);
    float share = map.relu() ? 0.5f : 1f;
    int whole = whole(length);
    for (int j = 0; j < whole; j += 3 * L) {
      FloatVector s0 = FloatVector.fromArray(S, masking, maskAt + j).mul(share);
      FloatVector s1 = FloatVector.fromArray(S, masking, maskAt + j + L).mul(share);
      FloatVector s2 = FloatVector.fromArray(S, masking, maskAt + j + 2 * L).mul(share);
      for (int block = 0; block < blocks; block++) {
        int o = block * BLOCK;
        FloatVector a00 = FloatVector.broadcast(S, shift[o]);
        FloatVector a01 = a00;
        FloatVector a02 = a00;
        FloatVector a10 = FloatVector.broadcast(S, shift[o + 1]);
        FloatVector a11 = a10;
        FloatVector a12 = a10;
        FloatVector a20 = FloatVector.broadcast(S, shift[o + 2]);
        FloatVector a21 = a20;
        FloatVector a22 = a20;
        FloatVector a30 = FloatVector.broadcast(S, shift[o + 3]);
        FloatVector a31 = a30;
        FloatVector a32 = a30;
        int p = at + j;
        int q = o * in;
        for (int k = 0; k < in; k++, p += stride, q += BLOCK) {
          FloatVector x0 = FloatVector.fromArray(S, from, p);
          FloatVector x1 = FloatVector.fromArray(S, from, p + L);
          FloatVector x2 = FloatVector.fromArray(S, from, p + 2 * L);
          FloatVector w0 = FloatVector.broadcast(S, weights[q]);
          a00 = x0.fma(w0, a00);
          a01 = x1.fma(w0, a01);
          a02 = x2.fma(w0, a02);
          FloatVector w1 = FloatVector.broadcast(S, weights[q + 1]);
          a10 = x0.fma(w1, a10);
          a11 = x1.fma(w1, a11);
          a12 = x2.fma(w1, a12);
          FloatVector w2 = FloatVector.broadcast(S, weights[q + 2]);
          a20 = x0.fma(w2, a20);
          a21 = x1.fma(w2, a21);
          a22 = x2.fma(w2, a22);
          FloatVector w3 = FloatVector.broadcast(S, weights[q + 3]);
          a30 = x0.fma(w3, a30);
          a31 = x1.fma(w3, a31);
          a32 = x2.fma(w3, a32);
        }
        int r = o * L;
        FloatVector sum0 = FloatVector.fromArray(S, lanes, r);
        sum0 = a00.abs().fma(part, a00).fma(s0, sum0);
        sum0 = a01.abs().fma(part, a01).fma(s1, sum0);
        a02.abs().fma(part, a02).fma(s2, sum0).intoArray(lanes, r);
        FloatVector sum1 = FloatVector.fromArray(S, lanes, r + L);
        sum1 = a10.abs().fma(part, a10).fma(s0, sum1);
        sum1 = a11.abs().fma(part, a11).fma(s1, sum1);
        a12.abs().fma(part, a12).fma(s2, sum1).intoArray(lanes, r + L);
        FloatVector sum2 = FloatVector.fromArray(S, lanes, r + 2 * L);
        sum2 = a20.abs().fma(part, a20).fma(s0, sum2);
        sum2 = a21.abs().fma(part, a21).fma(s1, sum2);
        a22.abs().fma(part, a22).fma(s2, sum2).intoArray(lanes, r + 2 * L);
        FloatVector sum3 = FloatVector.fromArray(S, lanes, r + 3 * L);
        sum3 = a30.abs().fma(part, a30).fma(s0, sum3);
        sum3 = a31.abs().fma(part, a31).fma(s1, sum3);
        a32.abs().fma(part, a32).fma(s2, sum3).intoArray(lanes, r + 3 * L);
      }
    }
    NarrowProducts.add(x, map, mask, lanes, whole, length);
  }

  /** Where three vectors at a time end: two are left at most. */
  private static int whole(int length) {
    return (length + L - 1) / (3 * L) * 3 * L;
  }
}
